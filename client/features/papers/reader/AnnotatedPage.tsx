import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#client/lib/ids.ts';
import { PdfPage } from '#client/pdf/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { placeMarks } from '../notes/anchor.ts';
import { DrawLayer } from '../notes/DrawLayer.tsx';
import { FoundLayer } from '../notes/FoundLayer.tsx';
import classes from '../notes/MarkLayer.module.css';
import { MarkLayer, NotePins } from '../notes/MarkLayer.tsx';
import type { Note } from '../notes/model.ts';
import { NoteDialog } from '../notes/NoteDialog.tsx';
import type { Notebook } from '../notes/notebook.ts';
import { ReceivedMarks } from '../notes/ReceivedMarks.tsx';
import { useNotebook, useNoteOwners } from '../notes/useNotebook.ts';
import { shortName } from '../selectors.ts';
import { PresenterPointer } from './PresenterPointer.tsx';
import { setReader, useReader } from './readerStore.ts';
import { type TextSelection, useTextSelection } from './useSelection.ts';

type Props = { paper: ReleasedPaper; page: number; width: number; following: boolean };

type BarProps = { selection: TextSelection; mark: () => void; note: () => void };

function SelectionBar({ selection, mark, note }: BarProps) {
  const { t } = useTranslation('papers');
  const [x, y, width] = selection.rects[0] ?? [0.5, 0.1, 0];
  const left = Math.min(0.8, Math.max(0.2, x + width / 2));
  return (
    <div
      className={classes.selectionBar}
      style={{ left: `${left * 100}%`, top: `${y * 100}%` }}
      role="toolbar"
      aria-label={t('selection')}
    >
      <Button variant="quiet" icon="highlighter" onClick={mark}>
        {t('tool.highlight')}
      </Button>
      <Button variant="quiet" icon="note" onClick={note}>
        {t('tool.note')}
      </Button>
    </div>
  );
}

type Making = { readonly notebook: Notebook | null; readonly versionId: string; readonly page: number };

function newNote({ versionId, page }: Making, x: number, y: number, quote: string): Note {
  return { id: newId(), kind: 'note', versionId, page, atMs: Date.now(), x, y, text: '', quote };
}

/** Acts on a selection: marks it, or opens a note beside it. */
function useSelectionActs(making: Making, box: HTMLElement | null, edit: (note: Note) => void) {
  const { tool } = useReader();
  const [selection, clear] = useTextSelection(tool === 'pen' || tool === 'erase' ? null : box);
  const mark = (): void => {
    if (selection !== null) {
      const { versionId, page } = making;
      making.notebook?.put({ id: newId(), kind: 'highlight', versionId, page, atMs: Date.now(), ...selection });
      clear();
    }
  };
  const note = (): void => {
    const [x, y, width] = selection?.rects.at(-1) ?? [0.9, 0.1, 0];
    edit(newNote(making, x + width, y, selection?.quote ?? ''));
    clear();
  };
  return { selection, mark, note };
}

/** The box with the text of this page, null until it is laid; after a turn, or with a newer version, the box of before is none. */
function useTextBox(versionId: string, page: number): [HTMLElement | null, (box: HTMLElement) => void] {
  const here = `${versionId}/${page}`;
  const [laid, setLaid] = useState<{ here: string; box: HTMLElement } | null>(null);
  return [laid?.here === here ? laid.box : null, (box) => setLaid({ here, box })];
}

/** One page of a paper with one's own marks, those that others share, and the presenter's pointer. */
export function AnnotatedPage({ paper, page, width, following }: Props) {
  const { t } = useTranslation('papers');
  const { tool } = useReader();
  const { versionId } = paper.version;
  const { notebook, marks } = useNotebook(paper.paperId, false);
  const owners = useNoteOwners(paper.paperId);
  const [box, laid] = useTextBox(versionId, page);
  const [editing, setEditing] = useState<Note | null>(null);
  const making = { notebook, versionId, page };
  const { selection, mark, note } = useSelectionActs(making, box, setEditing);
  const placed = useMemo(() => placeMarks(marks, versionId, page, box), [marks, versionId, page, box]);
  const size = { width, height: box?.clientHeight || width * Math.SQRT2 };
  const place = (x: number, y: number): void => {
    setReader({ tool: 'read' });
    setEditing(newNote(making, x, y, ''));
  };
  const close = (): void => setEditing(null);
  const { name } = shortName(paper);
  return (
    <>
      <PdfPage
        versionId={versionId}
        page={page}
        width={width}
        label={t('pageLabel', { name, page })}
        failedText={t('pageFailed')}
        selectable={tool !== 'pen' && tool !== 'note'}
        ahead={[page + 1, page - 1].filter((next) => next >= 1 && next <= paper.version.pages)}
        onText={laid}
      >
        <FoundLayer versionId={versionId} page={page} box={box} size={size} />
        <MarkLayer marks={placed} size={size} erase={tool === 'erase' ? (id) => notebook?.remove(id) : null} />
        {owners.map((ownerId) => (
          <ReceivedMarks key={ownerId} paper={paper} page={page} ownerId={ownerId} box={box} size={size} />
        ))}
        <NotePins marks={placed} open={setEditing} />
        <DrawLayer
          tool={tool}
          versionId={versionId}
          page={page}
          size={size}
          put={(added) => notebook?.put(added)}
          place={place}
        />
        {selection === null ? null : <SelectionBar selection={selection} mark={mark} note={note} />}
        {following ? <PresenterPointer paperId={paper.paperId} page={page} /> : null}
      </PdfPage>
      {editing === null ? null : (
        <NoteDialog
          note={editing}
          save={(text) => {
            notebook?.put({ ...editing, text });
            close();
          }}
          remove={() => {
            notebook?.remove(editing.id);
            close();
          }}
          close={close}
        />
      )}
    </>
  );
}
