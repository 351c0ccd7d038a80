export { AppFrame } from './AppFrame.tsx';
export { CrashPage, NotFoundPage } from './Pages.tsx';
export { tellNewBuild } from './tellNewBuild.ts';
