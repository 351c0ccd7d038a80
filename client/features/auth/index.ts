export { EnterPage } from './EnterPage.tsx';
export { RoomCodePage } from './RoomCodePage.tsx';
export { SignInPage } from './SignInPage.tsx';
