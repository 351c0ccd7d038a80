export { AccountMenu } from './AccountMenu.tsx';
export { type KnownSession, loadSession, setSession, signOut, useSessionView } from './session.ts';
