export { ControlPage, MemberPage, RemotePage, RoomPage } from './RoomPage.tsx';
