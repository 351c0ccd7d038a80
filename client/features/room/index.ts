export { MeetingTopBar } from './MeetingTopBar.tsx';
export { ControlPage, MemberPage, MinutesPage, RemotePage, RoomPage } from './RoomPage.tsx';
