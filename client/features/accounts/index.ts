export { ManagedPage } from './ManagedPage.tsx';
export { ProfilePage } from './ProfilePage.tsx';
