import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingView } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { ImportButton } from './import/ImportButton.tsx';
import { RecogniserNotice } from './RecogniserNotice.tsx';
import { SegmentRow } from './SegmentRow.tsx';
import { useSegmentPlayer } from './segmentSound.ts';
import classes from './Transcript.module.css';
import { openQuestions, transcriptRows } from './transcriptView.ts';
import { useFollowing } from './useFollowing.ts';

type Props = {
  /** Only what was said on this item; null = everything. */
  itemId?: string | null;
};

/** Moves the focus among rows: arrows to the neighbour, N to the next one that needs an eye. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as Element).closest('[data-row]');
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(row as HTMLElement);
  if (row !== event.target || at < 0) {
    return;
  }
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: rows[at + 1],
    ArrowUp: rows[at - 1],
    Home: rows[0],
    End: rows.at(-1),
    n: rows.slice(at + 1).find((other) => other.dataset.unsure),
  };
  const target = targets[event.key];
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

function useRows(itemId: string | null) {
  const { state, me } = useMeetingView();
  const [query, setQuery] = useState('');
  const rows = useMemo(() => transcriptRows(state, { itemId, query }), [state, itemId, query]);
  const canCorrect = me !== null && state.shared.people.byId[me]?.role === 'secretary';
  return { rows, query, setQuery, canCorrect, anything: state.shared.speech.order.length > 0 };
}

/** The live transcript (screen 4, left): who said what when; click a time to hear it; the secretary corrects by keyboard alone. */
export function TranscriptPanel({ itemId = null }: Props) {
  const { t } = useTranslation('transcript');
  const { rows, query, setQuery, canCorrect, anything } = useRows(itemId);
  const [searching, setSearching] = useState(false);
  const player = useSegmentPlayer();
  const { list, following, toEnd, onScroll } = useFollowing(rows.length);
  const open = openQuestions(rows);
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <header className={classes.header}>
        <h2 className="title grow">{t('title')}</h2>
        {canCorrect && open > 0 ? (
          <span className={classes.open}>
            <Chip tone="warn">{t('openQuestions', { count: open })}</Chip>
          </span>
        ) : null}
        {canCorrect ? <ImportButton /> : null}
        <IconButton
          icon="search"
          label={t('search')}
          aria-expanded={searching}
          onClick={() => {
            setSearching(!searching);
            setQuery('');
          }}
        />
      </header>
      {searching ? (
        <TextInput
          className={classes.search ?? ''}
          aria-label={t('search')}
          placeholder={t('searchHint')}
          autoFocus
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      ) : null}
      <RecogniserNotice />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves the focus among the rows inside. */}
      <div className={classes.scroll} ref={list} onScroll={onScroll} onKeyDown={moveFocus}>
        <ol className={classes.rows} aria-label={t('rows')}>
          {rows.map((row) => (
            <SegmentRow key={row.segment.segmentId} {...{ row, player, canCorrect }} />
          ))}
        </ol>
        {rows.length === 0 ? (
          <StateCard compact icon="microphone" title={anything ? t('nothingFound') : t('nothingYet')} />
        ) : null}
      </div>
      {following || rows.length === 0 ? null : (
        <Button className={classes.toEnd} icon="down" onClick={toEnd}>
          {t('toNow')}
        </Button>
      )}
    </section>
  );
}
