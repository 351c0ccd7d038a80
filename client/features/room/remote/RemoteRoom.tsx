import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { floorView, turnSecondsLeft } from '#client/features/floor/index.ts';
import { GridStage, LinkBanner, Lobby, MediaDock, MediaProvider, SpeakerStage } from '#client/features/media/index.ts';
import { FollowDock, PaperStage } from '#client/features/papers/index.ts';
import { formatDuration, formatTime } from '#client/i18n/format.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId, useServerNow } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { Segmented } from '#client/ui/Segmented.tsx';
import type { MeetingState } from '#domain/state.ts';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import { CatchUp } from '../member/CatchUp.tsx';
import { MainAction } from '../member/MainAction.tsx';
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
        {view === 'paper' ? <PaperStage itemId={itemId} /> : null}
        {view === 'speaker' ? <SpeakerStage wide picked={picked} onPick={setPicked} /> : null}
        {view === 'grid' ? <GridStage onPick={enlarge} /> : null}
      </main>
    </div>
  );
}

/** Screen 6: pictures and the floor left, the paper right, the own devices and the way to speak below. */
function RemoteDesk() {
  const { t } = useTranslation('media');
  const navigate = useNavigate();
  const phone = usePhone();
  const itemId = useMeeting(shownItem);
  return (
    <div className={classes.room}>
      <MeetingTopBar>
        <RoomMenu />
      </MeetingTopBar>
      <StatusBanner />
      <LinkBanner />
      <CatchUp />
      <Main itemId={itemId} />
      <footer className={classes.dock}>
        <MediaDock />
        {phone ? null : <FollowDock itemId={itemId} />}
        <Button className={classes.leave} icon="exit" onClick={() => void navigate('/')}>
          <span>{t('remote.leave')}</span>
        </Button>
        <div className={classes.action}>
          <MainAction />
        </div>
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
