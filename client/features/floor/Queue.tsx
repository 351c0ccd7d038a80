import { useTranslation } from 'react-i18next';
import { fullName, initials, nameInSentence } from '#client/i18n/names.ts';
import { useCommand, useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { StackedButton } from '#client/ui/IconButton.tsx';
import classes from './FloorPanel.module.css';
import type { FloorActions, FloorView, Waiting } from './types.ts';

function useWaitingNote(waiting: Waiting): string {
  const { t } = useTranslation('floor');
  const now = useServerNow(15_000);
  const minutes = Math.max(0, Math.floor((now - waiting.askedAtMs) / 60_000));
  const waited = minutes === 0 ? t('waitingNow') : t('waiting', { count: minutes });
  const kind = waiting.kind === 'speech' ? null : t(`kinds.${waiting.kind}`);
  const parts = [
    waiting.person.title || waiting.person.unit,
    kind,
    waiting.note,
    waiting.remote ? t('remote') : null,
    waited,
  ];
  return parts.filter(Boolean).join(' · ');
}

type RowProps = { waiting: Waiting; order: number; actions: FloorActions; onEarlier: () => void };

/** The number in the queue; from the second on it moves its person one place forward. */
function Place({ waiting, order, onEarlier }: Omit<RowProps, 'actions'>) {
  const { t } = useTranslation('floor');
  if (order === 1) {
    return <span className={classes.order}>{order}</span>;
  }
  const label = t('earlierName', { name: nameInSentence(waiting.person) });
  return (
    <button type="button" className={classes.earlier} aria-label={label} title={label} onClick={onEarlier}>
      <Icon name="up" size={16} />
      {order}
    </button>
  );
}

function QueueRow({ waiting, order, actions, onEarlier }: RowProps) {
  const { t } = useTranslation('floor');
  const note = useWaitingNote(waiting);
  const { person } = waiting;
  return (
    <li className={classes.row}>
      <Place waiting={waiting} order={order} onEarlier={onEarlier} />
      <Avatar initials={initials(person.name)} />
      <div className="grow">
        <div className="strong">{fullName(person)}</div>
        <div className="meta">{note}</div>
      </div>
      <StackedButton
        icon="skip"
        aria-label={t('skipName', { name: nameInSentence(person) })}
        onClick={() => actions.skip(waiting.requestId)}
      >
        {t('skip')}
      </StackedButton>
      <Button
        aria-label={t('giveName', { name: nameInSentence(person) })}
        pending={actions.pending}
        onClick={() => actions.call(waiting.requestId)}
      >
        {t('give')}
      </Button>
    </li>
  );
}

/** Locks the list of the current item against new requests, or opens it again (FLOOR-5). */
function ListLock() {
  const { t } = useTranslation('floor');
  const itemId = useMeeting((state) => state.shared.agenda.currentItemId);
  const closed = useMeeting((state) => itemId !== null && state.shared.floor.closedLists.includes(itemId));
  const close = useCommand('floor.closeList');
  const open = useCommand('floor.openList');
  return itemId === null ? null : (
    <Button
      variant="quiet"
      icon="lock"
      iconSize={20}
      aria-pressed={closed}
      pending={close.pending || open.pending}
      onClick={() => void (closed ? open : close).run({ itemId })}
    >
      {t(closed ? 'openList' : 'closeList')}
    </Button>
  );
}

/** The ids of a queue with one of them a place further to the front. */
export function oneEarlier(ids: readonly string[], at: number): string[] {
  return ids.map((id, index) => (index === at - 1 ? ids[at] : index === at ? ids[at - 1] : id) ?? id);
}

/** Who waits for the floor: called, skipped, moved forward; the list can be locked. */
export function Queue({ view, actions }: { view: FloorView; actions: FloorActions }) {
  const { t } = useTranslation('floor');
  const itemId = useMeeting((state) => state.shared.agenda.currentItemId);
  const reorder = useCommand('floor.reorder');
  const ids = view.queue.map(({ requestId }) => requestId);
  const earlier = (at: number): void => {
    if (itemId !== null) {
      void reorder.run({ itemId, requestIds: oneEarlier(ids, at) });
    }
  };
  return (
    <>
      <div className={classes.headingRow}>
        <h2 className="grow">{t('queue', { count: view.queue.length })}</h2>
        <ListLock />
      </div>
      {view.queue.length === 0 ? <p className={classes.empty}>{t('queueEmpty')}</p> : null}
      <ol>
        {view.queue.map((waiting, index) => (
          <QueueRow
            key={waiting.requestId}
            waiting={waiting}
            order={index + 1}
            actions={actions}
            onEarlier={() => earlier(index)}
          />
        ))}
      </ol>
    </>
  );
}
