import { useMemo, useState } from 'react';
import { fullName } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import type { ReleasedPaper } from '#domain/papers.ts';
import { placeMarks } from './anchor.ts';
import { MarkLayer, NotePins } from './MarkLayer.tsx';
import type { Note } from './model.ts';
import { NoteDialog } from './NoteDialog.tsx';
import { useReceivedMarks } from './useNotebook.ts';

type Props = {
  paper: ReleasedPaper;
  page: number;
  ownerId: string;
  box: HTMLElement | null;
  size: { width: number; height: number };
};

/** Marks that somebody shares with this person: shown in another colour, for reading. */
export function ReceivedMarks({ paper, page, ownerId, box, size }: Props) {
  const owner = useMeeting((state) => state.shared.people.byId[ownerId]);
  const marks = useReceivedMarks(paper.paperId, ownerId);
  const [open, setOpen] = useState<Note | null>(null);
  const { versionId } = paper.version;
  const placed = useMemo(() => placeMarks(marks, versionId, page, box), [marks, versionId, page, box]);
  const name = owner === undefined ? '' : fullName(owner);
  const close = (): void => setOpen(null);
  return (
    <>
      <MarkLayer marks={placed} size={size} erase={null} others />
      <NotePins marks={placed} open={setOpen} owner={name} />
      {open === null ? null : <NoteDialog note={open} owner={name} save={close} remove={close} close={close} />}
    </>
  );
}
