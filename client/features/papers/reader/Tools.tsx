import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaidHere } from '#client/features/said/index.ts';
import { useKeys } from '#client/lib/useKeys.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { ShareSheet } from '../notes/ShareSheet.tsx';
import { useNotebook } from '../notes/useNotebook.ts';
import { SearchSheet } from '../search/SearchSheet.tsx';
import classes from './Reader.module.css';
import { type ReaderView, setReader, type Tool, useReader } from './readerStore.ts';
import type { Reading } from './useReading.ts';

type ToolProps = { icon: GlyphName; label: string; pressed?: boolean; keys?: string; onClick: () => void };

function ToolButton({ icon, label, pressed, keys, onClick }: ToolProps) {
  return (
    <button type="button" className={classes.tool} aria-pressed={pressed} aria-keyshortcuts={keys} onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

const drawing: readonly { readonly tool: Tool; readonly icon: GlyphName }[] = [
  { tool: 'highlight', icon: 'highlighter' },
  { tool: 'pen', icon: 'pen' },
  { tool: 'note', icon: 'note' },
  { tool: 'erase', icon: 'eraser' },
];

const ZOOMS = [1, 1.25, 1.5, 2, 3];

/** The next size: a step up, after the last the whole page, then the width again. */
function nextSize({ zoom, whole }: ReaderView): Pick<ReaderView, 'zoom' | 'whole'> {
  const larger = whole ? 1 : ZOOMS.find((step) => step > zoom);
  return larger === undefined ? { zoom: 1, whole: true } : { zoom: larger, whole: false };
}

/** Right rail: marks, undo, search, zoom, and with whom the notes are shared. */
export function Tools({ reading }: { reading: Reading & { paper: ReleasedPaper } }) {
  const { t } = useTranslation('papers');
  const view = useReader();
  const { notebook } = useNotebook(reading.paper.paperId, false);
  const [open, setOpen] = useState<'search' | 'share' | null>(null);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      setOpen('search');
    },
  });
  const choose = (tool: Tool): void => setReader({ tool: view.tool === tool ? 'read' : tool });
  return (
    <aside className={classes.tools} aria-label={t('tools')}>
      {drawing.map(({ tool, icon }) => (
        <ToolButton
          key={tool}
          icon={icon}
          label={t(`tool.${tool}`)}
          pressed={view.tool === tool}
          onClick={() => choose(tool)}
        />
      ))}
      <ToolButton icon="undo" label={t('tool.undo')} onClick={() => notebook?.undo()} />
      <SaidHere versionId={reading.paper.version.versionId} page={reading.page} className={classes.tool} />
      <ToolButton icon="search" label={t('tool.search')} keys="/" onClick={() => setOpen('search')} />
      <ToolButton
        icon="plus"
        label={view.whole ? t('tool.whole') : t('tool.zoom', { percent: Math.round(view.zoom * 100) })}
        onClick={() => setReader(nextSize(view))}
      />
      <span className={classes.grow} />
      <ToolButton icon="lock" label={t('tool.onlyMe')} onClick={() => setOpen('share')} />
      <SearchSheet opened={open === 'search'} close={() => setOpen(null)} />
      <ShareSheet opened={open === 'share'} close={() => setOpen(null)} paper={reading.paper} />
    </aside>
  );
}
