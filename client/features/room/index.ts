export { MeetingTopBar } from './MeetingTopBar.tsx';
export { ControlPage, MemberPage, RemotePage, RoomPage } from './RoomPage.tsx';
