import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { newId } from '#client/lib/ids.ts';
import { speaksForChair } from '#client/lib/meetingAccess.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import { type ConclusionDraft, conclusionsOf } from '#domain/conclusions.ts';
import type { MeetingState } from '#domain/state.ts';
import classes from './Conclusion.module.css';

function Confirmed({ itemId }: { itemId: string }) {
  const { t } = useTranslation('conclusion');
  const confirmed = useMeeting((state) => conclusionsOf(state.shared.conclusions, itemId));
  return (
    <ul className={classes.list}>
      {confirmed.map((conclusion) => (
        <li key={conclusion.conclusionId}>
          <p>{conclusion.text}</p>
          <p className="meta">{t('confirmedAt', { time: formatTimeSeconds(conclusion.at) })}</p>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ draft }: { draft: ConclusionDraft }) {
  const { t } = useTranslation('conclusion');
  const me = useMyId();
  const may = useMeeting((state) => speaksForChair(state, me));
  const confirm = useCommand('conclusion.confirm');
  const discard = useCommand('conclusion.discard');
  const { conclusionId, revision } = draft;
  return (
    <div className={classes.draft}>
      <p>{draft.text}</p>
      {draft.remark ? <p className="meta inkWarn">{draft.remark}</p> : null}
      <div className="row wrap">
        {may ? (
          <Button icon="check" pending={confirm.pending} onClick={() => void confirm.run({ conclusionId, revision })}>
            {t('confirm')}
          </Button>
        ) : (
          <span className="meta grow">{t('waits')}</span>
        )}
        <Button variant="quiet" pending={discard.pending} onClick={() => void discard.run({ conclusionId })}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}

function Write({ itemId }: { itemId: string }) {
  const { t } = useTranslation('conclusion');
  const { run, pending } = useCommand('conclusion.draft');
  const pollId = useMeeting(
    (state) =>
      Object.values(state.shared.polls.byId).findLast((poll) => poll.itemId === itemId && poll.status === 'published')
        ?.pollId ?? null,
  );
  return (
    <WordsForm
      label={t('write')}
      submit={t('save')}
      maxLength={8000}
      variant="secondary"
      pending={pending}
      onSend={(text) => run({ conclusionId: newId(), itemId, text, evidence: { segmentIds: [], pollId } })}
    />
  );
}

/** What the secretary worded and the chair has not confirmed yet, of one item or of all, the oldest first. */
function waitingDrafts({ shared, stewards }: MeetingState, itemId: string | null): ConclusionDraft[] {
  const confirmed = shared.conclusions.byId;
  return Object.values(stewards.conclusions).filter(
    (draft) => (itemId === null || draft.itemId === itemId) && confirmed[draft.conclusionId]?.text !== draft.text,
  );
}

/** On the desk while words wait: they grow as they are typed, and one tap of the chair makes them the conclusion (AC-HC-07). */
export function ConclusionsWaiting() {
  const { t } = useTranslation('conclusion');
  const drafts = useMeeting((state) => waitingDrafts(state, null));
  return drafts.length === 0 ? null : (
    <Card padded className={classes.waiting} aria-label={t('waiting')}>
      <h3 className="strong">{t('waiting')}</h3>
      {drafts.map((draft) => (
        <Waiting key={draft.conclusionId} draft={draft} />
      ))}
    </Card>
  );
}

/** Conclusions of an item: the secretary words them, the chair confirms with one tap what stands on the screen. */
export function ConclusionCard({ itemId }: { itemId: string }) {
  const { t } = useTranslation('conclusion');
  const drafts = useMeeting((state) => waitingDrafts(state, itemId));
  return (
    <section className={classes.card} aria-label={t('title')}>
      <h3 className="strong">{t('title')}</h3>
      <Confirmed itemId={itemId} />
      {drafts.map((draft) => (
        <Waiting key={draft.conclusionId} draft={draft} />
      ))}
      <Write itemId={itemId} />
    </section>
  );
}
