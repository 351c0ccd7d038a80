import { useTranslation } from 'react-i18next';
import { floorView } from '#client/features/floor/index.ts';
import { fullName } from '#client/i18n/names.ts';
import { Card } from '#client/ui/Card.tsx';
import { RecordingDot } from '#client/ui/Chip.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { MeetingState } from '#domain/state.ts';
import classes from './Replay.module.css';

const PAGE_WIDTH = 1240;

/** The page that the presenter showed at this moment. */
export function ShownPage({ state }: { state: MeetingState }) {
  const { t } = useTranslation('replay');
  const { shown } = state.shared.presenting;
  if (state.shared.recording.private !== null) {
    return <StateCard icon="lock" title={t('private')} />;
  }
  if (shown === null) {
    return <StateCard icon="file" title={t('noPage')} />;
  }
  const address = `/api/papers/${encodeURIComponent(shown.versionId)}/pages/${shown.page}/image?width=${PAGE_WIDTH}`;
  return <img className={classes.page} src={address} alt={t('page', { page: shown.page })} />;
}

/** Votes by what was known of them then: open, or with their result. */
function Votes({ state }: { state: MeetingState }) {
  const { t } = useTranslation('replay');
  const itemId = state.shared.agenda.currentItemId;
  const polls = Object.values(state.shared.polls.byId).filter((poll) => poll.itemId === itemId);
  return polls.map((poll) => (
    <Card padded key={poll.pollId}>
      <div className="meta">{t(`vote.${poll.status}`)}</div>
      <div className="strong">{poll.question}</div>
    </Card>
  ));
}

/** What went on at this moment: item, speaker, queue, votes. */
export function NowPanel({ state }: { state: MeetingState }) {
  const { t } = useTranslation('replay');
  const { agenda, recording } = state.shared;
  const item = agenda.currentItemId === null ? undefined : agenda.byId[agenda.currentItemId];
  const { turn, queue } = floorView(state);
  return (
    <aside className={classes.now}>
      <Card padded>
        <div className="meta">{t('item')}</div>
        <div className="strong">{item?.title ?? t('noItem')}</div>
      </Card>
      <Card padded>
        <div className="meta">{t('speaker')}</div>
        <div className="strong">{turn ? fullName(turn.person) : t('nobody')}</div>
        {queue.length > 0 ? <div className="meta">{t('waiting', { count: queue.length })}</div> : null}
      </Card>
      <Votes state={state} />
      {recording.status === 'recording' ? (
        <div className="row g2 meta">
          <RecordingDot />
          {t('recorded')}
        </div>
      ) : null}
    </aside>
  );
}
