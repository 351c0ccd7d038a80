import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberedItem } from '#client/features/agenda/index.ts';
import { fullName } from '#client/i18n/names.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './Agenda.module.css';
import { Minutes } from './Minutes.tsx';

const SIGNS: Partial<Record<NumberedItem['kind'], GlyphName>> = {
  opening: 'task',
  decision: 'ballot',
  secret_vote: 'lock',
  report: 'note',
  recess: 'pause',
};

type Props = { item: NumberedItem; onEdit: () => void; onStep: (by: -1 | 1) => void };

function About({ item }: { item: NumberedItem }) {
  const { t } = useTranslation('prepare');
  const presenter = useMeeting((state) =>
    item.presenterId === null ? undefined : state.shared.people.byId[item.presenterId],
  );
  const votes = item.kind === 'decision' || item.kind === 'secret_vote';
  return (
    <span className={classes.about}>
      <span>{presenter ? fullName(presenter) : item.unit}</span>
      <span className={cx(classes.kind, votes && 'inkAccent')}>
        <Icon name={SIGNS[item.kind] ?? 'note'} size={16} />
        {t(`kind.${item.kind}`)}
      </span>
      {item.classified ? (
        <span className={cx(classes.kind, 'inkWarn')}>
          <Icon name="shield" size={16} />
          {t('classified')}
        </span>
      ) : null}
    </span>
  );
}

/** One item of the programme in preparation. The handle drags; Alt with arrows moves it as well. */
export function ItemRow({ item, onEdit, onStep }: Props) {
  const { t } = useTranslation('prepare');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.itemId,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const by = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined;
    if (by === undefined) {
      listeners?.onKeyDown?.(event);
      return;
    }
    event.preventDefault();
    onStep(by);
  };
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx(classes.row, item.parentId !== null && classes.child, isDragging && classes.dragging)}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        onKeyDown={onKeyDown}
        className={classes.handle}
        aria-label={t('moveItem', { number: item.number })}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      >
        <Icon name="grip" size={20} />
      </button>
      <span className={classes.number}>{item.number}</span>
      <button
        type="button"
        className={classes.text}
        title={t('editItem', { number: item.number, title: item.title })}
        onClick={onEdit}
      >
        <span className={classes.title}>{keepTogether(item.title)}</span>
        <About item={item} />
      </button>
      <Minutes item={item} />
    </li>
  );
}
