import type { Block, BlockKind } from '../draftTypes.ts';
import { formalNames, properNames, speakerLabel } from '../people.ts';
import type { AgendaItemRecord, MeetingRecord, PersonRecord } from '../record.ts';
import { shortened } from '../text/condense.ts';
import { reported, type Speaker } from '../text/reported.ts';
import type { ReadTurn, TurnRole } from '../turns.ts';
import { block, fact, heard } from './evidence.ts';

/** Sentences kept of one stretch of one speaker; reports may be longer than opinions. */
const MOST = { report: 12, other: 6 } as const;

/** Reports, opinions, answers and remarks as reported speech, one block for each stretch of one speaker. */
export function discussionBlocks(
  record: MeetingRecord,
  item: AgendaItemRecord | null,
  turns: readonly ReadTurn[],
): Block[] {
  return stretches(turns).map((stretch) => stretchBlock(record, item, stretch));
}

interface Stretch {
  speaker: PersonRecord | null;
  role: TurnRole;
  turns: ReadTurn[];
}

const TOLD: ReadonlySet<TurnRole> = new Set(['report', 'answer', 'opinion', 'acknowledgement', 'remark']);

function stretches(turns: readonly ReadTurn[]): Stretch[] {
  const result: Stretch[] = [];
  for (const turn of turns) {
    if (!TOLD.has(turn.role)) {
      continue;
    }
    const last = result.at(-1);
    if (last && last.role === turn.role && last.speaker?.id === turn.speaker?.id && turn.speaker) {
      last.turns.push(turn);
    } else {
      result.push({ speaker: turn.speaker, role: turn.role, turns: [turn] });
    }
  }
  return result;
}

const KINDS: Partial<Record<TurnRole, BlockKind>> = {
  report: 'report',
  answer: 'answer',
  opinion: 'opinion',
  acknowledgement: 'answer',
  remark: 'remark',
};

function stretchBlock(record: MeetingRecord, item: AgendaItemRecord | null, stretch: Stretch): Block {
  const sentences = stretch.turns.flatMap((turn) => turn.sentences);
  const kept = shortened(sentences, stretch.role === 'report' ? MOST.report : MOST.other);
  const papers = stretch.role === 'report' ? papersOf(record, item) : [];
  const speaker = speakerOf(record, stretch);
  const presents = papers.length > 0 ? `trình bày ${papers.map(({ name }) => name).join(', ')}` : speaker.states;
  const text = formalNames(record, reported(kept, { ...speaker, states: presents }));
  const evidence = [
    ...stretch.turns.map((turn) => heard(turn.utterance)),
    ...papers.map(({ id }) => fact('paper', id)),
    ...(stretch.speaker ? [fact('person', stretch.speaker.id)] : []),
  ];
  return block(KINDS[stretch.role] ?? 'opinion', item?.id ?? null, text, evidence);
}

function papersOf(record: MeetingRecord, item: AgendaItemRecord | null): { id: string; name: string }[] {
  const own = record.papers.filter((paper) => item?.paperIds.includes(paper.id) || (item && paper.itemId === item.id));
  return own
    .filter((paper) => paper.kind !== '' && paper.number !== '')
    .map((paper) => ({ id: paper.id, name: `${paper.kind} số ${paper.number}` }));
}

function speakerOf(record: MeetingRecord, { speaker, role }: Stretch): Speaker {
  const names = properNames(record);
  const isChair = speaker !== null && speaker.id === record.meeting.chairId;
  const unit = speaker?.unit ?? '';
  const unitNames = Object.entries(record.agency.unitAliases)
    .filter(([, name]) => name === unit)
    .map(([alias]) => alias);
  if (isChair) {
    return { label: 'Chủ tọa', unit, unitNames, states: 'nêu', names };
  }
  if (speaker !== null && speaker.id === record.meeting.secretaryId && role === 'remark') {
    return { label: 'Thư ký', unit, unitNames, states: 'thông báo', names };
  }
  const label = speaker ? speakerLabel(speaker) : 'Đại biểu (chưa xác định người phát biểu)';
  return { label, unit, unitNames, states: STATES[role] ?? 'nêu', names };
}

const STATES: Partial<Record<TurnRole, string>> = {
  report: 'báo cáo',
  answer: 'báo cáo thêm',
  opinion: 'nêu',
  acknowledgement: 'phát biểu',
  remark: 'nêu',
};
