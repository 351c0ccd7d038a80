import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { floorView, turnSecondsLeft } from '#client/features/floor/index.ts';
import { GridStage, LinkBanner, Lobby, MediaDock, MediaProvider, SpeakerStage } from '#client/features/media/index.ts';
import { FollowDock, PaperStage } from '#client/features/papers/index.ts';
import { MemberVote, useVoteOnScreen } from '#client/features/poll/index.ts';
import { formatDuration, formatTime } from '#client/i18n/format.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { useMedia, usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId, useServerNow } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { Segmented } from '#client/ui/Segmented.tsx';
import type { MeetingState } from '#domain/state.ts';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import { CatchUp } from '../member/CatchUp.tsx';
import { MainAction } from '../member/MainAction.tsx';
import { VoteWaits } from '../member/VoteWaits.tsx';
import { RoomMenu } from '../menu/RoomMenu.tsx';
import { StatusBanner } from '../StatusBanner.tsx';
import classes from './RemoteRoom.module.css';

/** Who speaks and who comes next, beside the pictures. */
function SpeakersList() {
  const { t } = useTranslation('floor');
  const me = useMyId();
  const { turn, queue } = useMeeting(floorView);
  const now = useServerNow();
  const left = turn === null ? 0 : turnSecondsLeft(turn, now);
  return (
    <section aria-label={t('floor')}>
      <h2 className="strong">{t('floor')}</h2>
      {turn === null ? <p className="meta">{t('nobodySpeaks')}</p> : null}
      {turn ? (
        <div className={classes.row}>
          <Avatar size="s" initials={initials(turn.person.name)} />
          <div className="grow">
            <div className="strong">{fullName(turn.person)}</div>
            <div className="meta">{t('speaking')}</div>
          </div>
          <b className={cx('num', left <= turn.warnSeconds && 'inkWarn')}>{formatDuration(left)}</b>
        </div>
      ) : null}
      {queue.slice(0, 4).map(({ requestId, person, askedAtMs }, index) => {
        const mine = person.participantId === me;
        return (
          <div key={requestId} className={cx(classes.row, mine && classes.mine)}>
            <Avatar size="s" active={mine} initials={initials(person.name)} />
            <div className="grow">
              <div className="strong">{mine && index === 0 ? t('nextUp') : fullName(person)}</div>
              <div className="meta">{t('media:askedAt', { time: formatTime(askedAtMs) })}</div>
            </div>
          </div>
        );
      })}
    </section>
  );
}

const shownItem = ({ shared: { agenda } }: MeetingState): string | null =>
  agenda.currentItemId ?? agenda.order[0] ?? null;

const VIEWS = ['paper', 'speaker', 'grid'] as const;
type View = (typeof VIEWS)[number];

function Views({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('media');
  const options = VIEWS.map((value) => ({ value, label: t(`view.${value}`) }));
  return <Segmented label={t('view.label')} options={options} value={view} onChange={onView} />;
}

/** The paper, and below it who presents and which page. */
function Paper({ itemId }: { itemId: string | null }) {
  const phone = usePhone();
  return (
    <>
      <PaperStage itemId={itemId} />
      {phone ? null : (
        <div className={classes.follow}>
          <FollowDock itemId={itemId} />
        </div>
      )}
    </>
  );
}

/** The pictures beside the paper, one person large, or everybody: the floor stays at the side in each. */
function Main({ itemId }: { itemId: string | null }) {
  const phone = usePhone();
  const [view, setView] = useState<View>('paper');
  const [picked, setPicked] = useState<string | null>(null);
  const enlarge = (key: string | null): void => {
    setPicked(key);
    setView('speaker');
  };
  return (
    <div className={cx(classes.main, view !== 'paper' && classes.pictures)}>
      <aside className={classes.side}>
        <Views view={view} onView={setView} />
        {view === 'paper' ? <SpeakerStage picked={picked} onPick={setPicked} /> : null}
        {phone ? null : <SpeakersList />}
      </aside>
      <main className={classes.stage}>
        {view === 'paper' ? <Paper itemId={itemId} /> : null}
        {view === 'speaker' ? <SpeakerStage wide picked={picked} onPick={setPicked} /> : null}
        {view === 'grid' ? <GridStage onPick={enlarge} /> : null}
      </main>
    </div>
  );
}

/** Room for the sheet with its facts at the side, next to the pictures. */
const WIDE = '(min-width: 1500px)';

/** Screen 6b: a vote covers whatever was looked at; the pictures stay beside it, except on a phone. */
function Voting({ onLeave }: { onLeave: () => void }) {
  const phone = usePhone();
  const wide = useMedia(WIDE);
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <div className={classes.main}>
      {phone ? null : (
        <aside className={classes.side}>
          <SpeakerStage picked={picked} onPick={setPicked} />
          <SpeakersList />
        </aside>
      )}
      <div className={classes.vote}>
        <MemberVote narrow={!wide} onLeave={onLeave} onPaper={onLeave} />
      </div>
    </div>
  );
}

/** Screen 6: pictures and the floor left, the paper right, the own devices and the way to speak below. */
function RemoteDesk() {
  const { t } = useTranslation('media');
  const navigate = useNavigate();
  const itemId = useMeeting(shownItem);
  const vote = useVoteOnScreen();
  return (
    <div className={classes.room}>
      <MeetingTopBar>
        <RoomMenu />
      </MeetingTopBar>
      <StatusBanner />
      <LinkBanner />
      <VoteWaits vote={vote} />
      {vote.shown ? null : <CatchUp />}
      {vote.shown ? <Voting onLeave={vote.leave} /> : <Main itemId={itemId} />}
      <footer className={classes.dock}>
        <MediaDock />
        <Button className={classes.leave} icon="exit" onClick={() => void navigate('/')}>
          <span>{t('remote.leave')}</span>
        </Button>
        {vote.shown ? null : (
          <div className={classes.action}>
            <MainAction />
          </div>
        )}
      </footer>
    </div>
  );
}

/** A remote attendee: through the lobby, then at the remote desk. Whoever runs the meeting needs no admission. */
export function RemoteRoom({ steers }: { steers: boolean }) {
  const me = useMyId();
  const admitted = useMeeting((state) => me !== null && state.shared.lobby.admissions[me]?.admitted === true);
  if (!admitted && !steers) {
    return <Lobby />;
  }
  return (
    <MediaProvider place="remote">
      <RemoteDesk />
    </MediaProvider>
  );
}
