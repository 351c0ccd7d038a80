export { ControlPage, MemberPage, RoomPage } from './RoomPage.tsx';
