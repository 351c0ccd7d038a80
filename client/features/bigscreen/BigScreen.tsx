import { useTranslation } from 'react-i18next';
import { currentItem, nextItem, secondsLeft, topItems } from '#client/features/agenda/index.ts';
import { isArriving, quorum } from '#client/features/attendance/index.ts';
import { floorView } from '#client/features/floor/index.ts';
import { BigVote, voteOnScreen } from '#client/features/poll/index.ts';
import { LiveCaption } from '#client/features/transcript/index.ts';
import { formatDuration, formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useLostSince, useMeeting, useMeetingView, useServerNow } from '#client/realtime/index.ts';
import { Brand } from '#client/ui/Brand.tsx';
import { RecordingDot } from '#client/ui/Chip.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import classes from './BigScreen.module.css';
import { RoomSpeaker, TurnTime } from './RoomSpeaker.tsx';
import { useWall, type Wall } from './useWall.ts';
import { WaitingScreen } from './WaitingScreen.tsx';
import { LimitedPaper, WallPage } from './WallPage.tsx';

function Head() {
  const { t } = useTranslation('common');
  const title = useMeeting((state) => state.shared.meeting.details?.title ?? '');
  const recording = useMeeting((state) => state.shared.recording.status === 'recording');
  const secret = useMeeting((state) => state.shared.recording.private !== null);
  const lost = useLostSince();
  return (
    <header className={classes.head}>
      <Brand size={48} />
      <span className="grow">{title}</span>
      {lost === null ? null : <span className="inkWarn">{t('bigscreen:lost', { time: formatTime(lost) })}</span>}
      {secret ? (
        <span className={classes.recording}>
          <Icon name="lock" size={32} />
          {t('bigscreen:private')}
        </span>
      ) : null}
      {recording ? (
        <span className={classes.recording}>
          <RecordingDot className={classes.dot} />
          {t('recording')}
        </span>
      ) : null}
      <time className={`num ${classes.clock}`}>{formatTime(useServerNow())}</time>
    </header>
  );
}

function Presence() {
  const { t } = useTranslation('bigscreen');
  const count = useMeeting(quorum);
  const missing = useMeeting(isArriving) ? 'quorumAwaited' : 'quorumMissing';
  if (count === null) {
    return null;
  }
  const figure = `${count.present}/${count.total}`;
  return (
    <div>
      <p>{t('membersPresent')}</p>
      <b className="num">{t(count.met ? 'quorumMet' : missing, { figure, count: count.required })}</b>
    </div>
  );
}

function Foot() {
  const { t } = useTranslation('bigscreen');
  const next = useMeeting((state) => floorView(state).queue[0] ?? null);
  const following = useMeeting(nextItem);
  const idle = useMeeting((state) => state.shared.agenda.currentItemId === null);
  return (
    <footer className={classes.foot}>
      <Presence />
      <div>
        {next === null ? null : (
          <>
            <p>{t('nextSpeaker')}</p>
            <b>{[fullName(next.person), next.remote ? t('remote') : null].filter(Boolean).join(', ')}</b>
          </>
        )}
      </div>
      {following === null || idle ? null : (
        <div className={classes.following}>
          <p>{t('item', { number: following.number })}</p>
          <b className={following.title.length > 60 ? classes.long : undefined}>{following.title}</b>
        </div>
      )}
    </footer>
  );
}

function ItemLine() {
  const { t } = useTranslation('bigscreen');
  const item = useMeeting(currentItem);
  const total = useMeeting((state) => topItems(state).length);
  if (item === null) {
    return null;
  }
  return (
    <>
      <p className={classes.now}>
        {t('itemOf', { number: item.number, total, status: t(`agenda:status.${item.status}`).toLowerCase() })}
      </p>
      <h1 className={item.title.length > 80 ? classes.titleLong : classes.title}>{keepTogether(item.title)}</h1>
    </>
  );
}

function ItemTime() {
  const { t } = useTranslation('bigscreen');
  const item = useMeeting(currentItem);
  const now = useServerNow();
  const left = item === null ? 0 : secondsLeft(item, now);
  return item === null ? null : (
    <div>
      <p className={classes.label}>{t(left < 0 ? 'itemOver' : 'itemLeft')}</p>
      <p className={`num ${classes.itemTime}`}>{formatDuration(Math.abs(left))}</p>
    </div>
  );
}

function Session({ wall }: { wall: Wall }) {
  return (
    <main className={classes.middle}>
      <section className={classes.left}>
        <ItemLine />
        {wall.kind === 'limited' ? <LimitedPaper /> : null}
        <RoomSpeaker />
        <LiveCaption />
      </section>
      <section className={classes.times}>
        <ItemTime />
        <TurnTime />
      </section>
    </main>
  );
}

function Middle({ wall }: { wall: Wall }) {
  const inItem = useMeeting((state) => state.shared.meeting.status === 'in_session' && currentItem(state) !== null);
  return inItem ? <Session wall={wall} /> : <WaitingScreen />;
}

/** A vote takes the place of everything else, also of the page that is presented. */
function Body() {
  const voting = useMeeting(voteOnScreen);
  const wall = useWall();
  const withPage = !voting && wall.kind === 'page';
  return (
    <div className={cx(classes.screen, withPage && classes.withPage)}>
      <Head />
      {withPage ? <WallPage wall={wall} /> : null}
      {voting ? <BigVote /> : <Middle wall={wall} />}
      <Foot />
    </div>
  );
}

/** Screens 5 and 5b: who speaks and for how long still; a vote and its result take their place. */
export function BigScreen() {
  const { t } = useTranslation();
  const view = useMeetingView();
  if (view.phase === 'joining') {
    return <Skeleton label={t('loading')} />;
  }
  if (view.phase === 'refused') {
    return (
      <StateCard icon="lock" title={t('room:refusedTitle')}>
        {view.rejection ? rejectionMessage(view.rejection) : null}
      </StateCard>
    );
  }
  return <Body />;
}
