import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { usePaperKeeping } from '#client/features/papers/index.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { type Desk, deskOf, runsMeeting } from '#client/lib/meetingAccess.ts';
import { isLeaving } from '#client/offline/index.ts';
import {
  ConnectionBanner,
  MeetingProvider,
  useLostSince,
  useMeeting,
  useMeetingView,
  useSession,
} from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { MeetingState } from '#domain/state.ts';
import { ChairRoom } from './chair/ChairRoom.tsx';
import { MeetingNews } from './MeetingNews.tsx';
import { MemberRoom } from './member/MemberRoom.tsx';
import { MinutesRoom } from './member/MinutesRoom.tsx';
import { RemoteRoom } from './remote/RemoteRoom.tsx';
import { SecretaryRoom } from './secretary/SecretaryRoom.tsx';

function Refused() {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const location = useLocation();
  const { rejection } = useMeetingView();
  if (rejection?.code === 'unauthenticated') {
    return <Navigate replace to={`/dang-nhap?ve=${encodeURIComponent(location.pathname)}`} />;
  }
  return (
    <StateCard
      icon="lock"
      title={t('refusedTitle')}
      actions={<Button onClick={() => void navigate('/')}>{t('common:toHome')}</Button>}
    >
      {rejection ? rejectionMessage(rejection) : null} {t('refusedHelp')}
    </StateCard>
  );
}

/** Somebody who said so attends from elsewhere; whoever came into the room after all is in the room. */
function attendsRemotely(state: MeetingState, me: string | null): boolean {
  if (me === null) {
    return false;
  }
  const presence = state.shared.attendance.byId[me];
  return presence?.state === 'present'
    ? presence.mode === 'remote'
    : state.shared.people.replies[me]?.mode === 'remote';
}

function DeskView({ desk }: { desk: Desk }) {
  if (desk === 'chair') {
    return <ChairRoom />;
  }
  return desk === 'secretary' ? <SecretaryRoom /> : <MemberRoom />;
}

/** Before the meeting is known: the outline of the page, or why it stays empty. */
function Joining() {
  const { t } = useTranslation();
  const { wire } = useSession();
  if (useLostSince() === null) {
    return <Skeleton label={t('loading')} />;
  }
  return (
    <StateCard
      icon="networkOff"
      tone="warn"
      title={t('connection:notReached')}
      actions={<Button onClick={wire.retryNow}>{t('connection:retryNow')}</Button>}
    >
      {t('connection:notKept')}
    </StateCard>
  );
}

/** Papers and notes for the time without a line. */
function PaperKeeping() {
  usePaperKeeping();
  return null;
}

function Room({ wanted, remote }: { wanted: Desk | null; remote: boolean }) {
  const view = useMeetingView();
  const own = useMeeting((state) => (view.me === null ? 'member' : deskOf(state, view.me)));
  const steers = useMeeting((state) => runsMeeting(state, view.me));
  const away = useMeeting((state) => attendsRemotely(state, view.me)) && own === 'member' && wanted === null;
  if (view.phase === 'refused') {
    return <Refused />;
  }
  if (view.phase === 'joining') {
    return <Joining />;
  }
  return (
    <>
      {remote || away ? (
        <RemoteRoom steers={steers} />
      ) : (
        <DeskView desk={wanted !== null && (steers || wanted === 'member') ? wanted : own} />
      )}
      <ConnectionBanner />
      <PaperKeeping />
      <MeetingNews />
    </>
  );
}

function RoomAt({ desk, remote = false }: { desk: Desk | null; remote?: boolean }) {
  const { meetingId = '' } = useParams();
  if (isLeaving()) {
    return <Navigate replace to="/dang-nhap" />;
  }
  return (
    <MeetingProvider meetingId={meetingId}>
      <Room wanted={desk} remote={remote} />
    </MeetingProvider>
  );
}

/** `/hop/:meetingId`: the meeting on the own desk. */
export const RoomPage = () => <RoomAt desk={null} />;

/** `/hop/:meetingId/dieu-hanh`: the chair's desk for a secretary who runs the screens. */
export const ControlPage = () => <RoomAt desk="chair" />;

/** `/hop/:meetingId/dai-bieu`: the member's screen for a chair who wants to read the paper. */
export const MemberPage = () => <RoomAt desk="member" />;

function MinutesView() {
  const { t } = useTranslation();
  const view = useMeetingView();
  const steers = useMeeting((state) => runsMeeting(state, view.me));
  if (view.phase === 'refused') {
    return <Refused />;
  }
  if (view.phase === 'joining') {
    return <Skeleton label={t('loading')} />;
  }
  return (
    <>
      {steers ? <SecretaryRoom /> : <MinutesRoom />}
      <ConnectionBanner />
    </>
  );
}

/** `/hop/:meetingId/bien-ban`: the minutes; on the desk of those who write, approve or confirm them, to read for all others. */
export function MinutesPage() {
  const { meetingId = '' } = useParams();
  return (
    <MeetingProvider meetingId={meetingId}>
      <MinutesView />
    </MeetingProvider>
  );
}

/** `/hop/:meetingId/truc-tuyen`: the remote desk, also for a chair or secretary who attends from elsewhere. */
export const RemotePage = () => <RoomAt desk={null} remote />;
