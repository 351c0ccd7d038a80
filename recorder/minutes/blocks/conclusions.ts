import { shortDate } from '#recorder/documents/wording.ts';
import type { Block, DraftDecision, DraftTask, Evidence } from '../draftTypes.ts';
import type { MeetingRecord } from '../record.ts';
import { lowerFirst, overlap } from '../text/words.ts';
import { block, fact, heard } from './evidence.ts';

/** "Chủ tọa kết luận:" and under it every decision and task of the item, in the order they were spoken. */
export function conclusionBlocks(
  record: MeetingRecord,
  itemId: string | null,
  decisions: readonly DraftDecision[],
  tasks: readonly DraftTask[],
): Block[] {
  const order = new Map(record.utterances.map((utterance, index) => [utterance.id, index]));
  const lines = [
    ...decisions.map((decision) => ({
      at: decision.sourceUtterances,
      make: () => decisionBlock(record, itemId, decision),
    })),
    ...tasks.map((task) => ({ at: task.sourceUtterances, make: () => taskBlock(record, itemId, task) })),
  ];
  if (lines.length === 0) {
    return [];
  }
  const first = (sources: string[]) => Math.min(...sources.map((id) => order.get(id) ?? 0));
  const sorted = lines.sort((a, b) => first(a.at) - first(b.at)).map((line) => line.make());
  const spoken = [...new Set(lines.flatMap((line) => line.at))];
  return [block('conclusion', itemId, 'Chủ tọa kết luận:', utterances(record, spoken), itemId ?? 'meeting'), ...sorted];
}

function utterances(record: MeetingRecord, ids: readonly string[]): Evidence[] {
  return record.utterances.filter((utterance) => ids.includes(utterance.id)).map(heard);
}

function decisionBlock(record: MeetingRecord, itemId: string | null, decision: DraftDecision): Block {
  const poll = decision.pollId ? [fact('poll', decision.pollId)] : [];
  const item = itemId ? [fact('item', itemId), ...papersOf(record, itemId)] : [];
  const evidence = [...utterances(record, decision.sourceUtterances), ...poll, ...item];
  return block('decision', itemId, `- ${decision.text}`, evidence, decision.id);
}

function taskBlock(record: MeetingRecord, itemId: string | null, task: DraftTask): Block {
  const days = [task.due, ...task.dueHistory.map((change) => change.due)].filter((day) => day !== null);
  const evidence: Evidence[] = [
    ...utterances(record, task.sourceUtterances),
    ...(itemId ? [fact('item', itemId), ...papersOf(record, itemId)] : []),
    ...slipsOf(record, task.action),
    ...(task.leadPersonId ? [fact('person', task.leadPersonId)] : []),
    ...days.map((day) => fact('calendar', day)),
  ];
  return block('task', itemId, `- ${taskSentence(task)}`, evidence, task.id);
}

function papersOf(record: MeetingRecord, itemId: string): Evidence[] {
  return record.papers.filter((paper) => paper.itemId === itemId).map((paper) => fact('paper', paper.id));
}

/** Slips a text names by number or title. */
function slipsOf(record: MeetingRecord, text: string): Evidence[] {
  const named = record.slips.filter((slip) => {
    const number = /^\d+/.exec(slip.number)?.[0];
    const byNumber = number !== undefined && new RegExp(`phiếu[^.,;]{0,20}số ${number}(?!\\d)`, 'iu').test(text);
    return byNumber || text.includes(slip.title);
  });
  return named.map((slip) => fact('slip', slip.id));
}

/**
 * A task as the minutes and the notice of conclusions print it: `Giao Sở A chủ trì, phối hợp với B, C …; thời hạn: trước ngày
 * 27/11/2026.` A date that was computed from the words stands in brackets behind them.
 */
export function taskSentence(task: DraftTask): string {
  const lead = task.assigneeLead ? lowerCollective(task.assigneeLead) : '(chưa xác định đơn vị chủ trì)';
  const others = task.coordinatingUnits.map(lowerCollective);
  const coordination = others.length > 0 ? ` chủ trì, phối hợp với ${others.join(', ')}` : '';
  const action = task.action.trim().replace(/[.;,]+$/, '');
  return `Giao ${lead}${coordination} ${action}${dueClause(task)}.`;
}

function lowerCollective(unit: string): string {
  return /^(Các|Những|Toàn thể|Thủ trưởng|Người đứng đầu)(?![\p{L}])/u.test(unit) ? lowerFirst(unit) : unit;
}

function dueClause(task: DraftTask): string {
  const date = shortDate(task.due);
  const words = task.dueText?.trim() ?? '';
  if (words === '') {
    const time = task.dueTime ? `${task.dueTime.replace(':', ' giờ ')} ` : '';
    return date ? `; thời hạn: ${time}${date}` : '';
  }
  const computed = date && !words.includes(date) ? ` (${task.recurrence ? 'kỳ đầu: ' : ''}${date})` : '';
  return `; thời hạn: ${words}${computed}`;
}

/** True when two decisions say the same thing. */
export function sameDecision(a: DraftDecision, b: DraftDecision): boolean {
  return a.agendaItem === b.agendaItem && overlap(a.text, b.text) > 0.9;
}
