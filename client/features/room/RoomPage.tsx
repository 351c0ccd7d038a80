import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { type Desk, deskOf, runsMeeting } from '#client/lib/meetingAccess.ts';
import { ConnectionBanner, MeetingProvider, useMeeting, useMeetingView } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { ChairRoom } from './chair/ChairRoom.tsx';
import { MeetingNews } from './MeetingNews.tsx';
import { MemberRoom } from './member/MemberRoom.tsx';
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

function DeskView({ desk }: { desk: Desk }) {
  if (desk === 'chair') {
    return <ChairRoom />;
  }
  return desk === 'secretary' ? <SecretaryRoom /> : <MemberRoom />;
}

function Room({ wanted }: { wanted: Desk | null }) {
  const { t } = useTranslation();
  const view = useMeetingView();
  const own = useMeeting((state) => (view.me === null ? 'member' : deskOf(state, view.me)));
  const steers = useMeeting((state) => runsMeeting(state, view.me));
  if (view.phase === 'refused') {
    return <Refused />;
  }
  if (view.phase === 'joining') {
    return <Skeleton label={t('loading')} />;
  }
  return (
    <>
      <DeskView desk={wanted !== null && (steers || wanted === 'member') ? wanted : own} />
      <ConnectionBanner />
      <MeetingNews />
    </>
  );
}

function RoomAt({ desk }: { desk: Desk | null }) {
  const { meetingId = '' } = useParams();
  return (
    <MeetingProvider meetingId={meetingId}>
      <Room wanted={desk} />
    </MeetingProvider>
  );
}

/** `/hop/:meetingId`: the meeting on the own desk. */
export const RoomPage = () => <RoomAt desk={null} />;

/** `/hop/:meetingId/dieu-hanh`: the chair's desk for a secretary who runs the screens. */
export const ControlPage = () => <RoomAt desk="chair" />;

/** `/hop/:meetingId/dai-bieu`: the member's screen for a chair who wants to read the paper. */
export const MemberPage = () => <RoomAt desk="member" />;
