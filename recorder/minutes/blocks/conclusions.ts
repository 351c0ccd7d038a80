import { shortDate } from '#recorder/documents/strings.ts';
import type { Block, DraftDecision, DraftRequest, DraftTask, Evidence } from '../draftTypes.ts';
import { formalNames } from '../people.ts';
import type { MeetingRecord } from '../record.ts';
import { lowerFirst } from '../text/words.ts';
import { block, fact, heard } from './evidence.ts';

/** What the chair concluded in one item. */
export interface ItemConclusions {
  decisions: readonly DraftDecision[];
  tasks: readonly DraftTask[];
  /** Requests of the chair to bodies outside the chair's authority; those of members are told with their opinions. */
  requests: readonly DraftRequest[];
}

/** "Chủ tọa kết luận:" and under it every decision, task and request of the chair, in the order they were spoken. */
export function conclusionBlocks(record: MeetingRecord, itemId: string | null, made: ItemConclusions): Block[] {
  const order = new Map(record.utterances.map((utterance, index) => [utterance.id, index]));
  const lines = [
    ...made.decisions.map((decision) => ({
      at: decision.sourceUtterances,
      block: decisionBlock(record, itemId, decision),
    })),
    ...made.tasks.map((task) => ({ at: task.sourceUtterances, block: taskBlock(record, itemId, task) })),
    ...made.requests.map((request) => ({ at: request.sourceUtterances, block: requestBlock(record, itemId, request) })),
  ];
  if (lines.length === 0) {
    return [];
  }
  const first = (sources: string[]) => Math.min(...sources.map((id) => order.get(id) ?? 0));
  const sorted = lines.sort((a, b) => first(a.at) - first(b.at)).map((line) => line.block);
  const spoken = utterances(record, [...new Set(lines.flatMap((line) => line.at))]);
  const evidence = spoken.length > 0 ? spoken : sorted.flatMap((line) => line.evidence);
  return [block('conclusion', itemId, 'Chủ tọa kết luận:', evidence, itemId ?? 'meeting'), ...sorted];
}

/** A request outward: `Kiến nghị Bộ Nội vụ sớm ban hành hướng dẫn.` */
function requestBlock(record: MeetingRecord, itemId: string | null, request: DraftRequest): Block {
  const evidence = utterances(record, request.sourceUtterances);
  const said = record.utterances.filter((utterance) => request.sourceUtterances.includes(utterance.id));
  const verb = said.some((utterance) => /kiến nghị/iu.test(utterance.text)) ? 'Kiến nghị' : 'Đề nghị';
  const addressee = request.addressee ? ` ${lowerCollective(request.addressee)}` : '';
  const text = request.text.trim().replace(/[.;,]+$/, '');
  return block(
    'request',
    itemId,
    `- ${verb}${addressee} ${text}.`,
    [...evidence, ...itemFacts(record, itemId)],
    request.id,
  );
}

/** The item and its papers: what a conclusion may name without saying it again. */
function itemFacts(record: MeetingRecord, itemId: string | null): Evidence[] {
  return itemId ? [fact('item', itemId), ...papersOf(record, itemId)] : [];
}

function utterances(record: MeetingRecord, ids: readonly string[]): Evidence[] {
  return record.utterances.filter((utterance) => ids.includes(utterance.id)).map(heard);
}

function decisionBlock(record: MeetingRecord, itemId: string | null, decision: DraftDecision): Block {
  const poll = decision.pollId ? [fact('poll', decision.pollId)] : [];
  const evidence = [...utterances(record, decision.sourceUtterances), ...poll, ...itemFacts(record, itemId)];
  return block('decision', itemId, `- ${formalNames(record, decision.text)}`, evidence, decision.id);
}

function taskBlock(record: MeetingRecord, itemId: string | null, task: DraftTask): Block {
  const days = [task.due, ...task.dueHistory.map((change) => change.due)].filter((day) => day !== null);
  const evidence: Evidence[] = [
    ...utterances(record, task.sourceUtterances),
    ...itemFacts(record, itemId),
    ...slipsOf(record, task.action),
    ...(task.leadPersonId ? [fact('person', task.leadPersonId)] : []),
    ...days.map((day) => fact('calendar', day)),
  ];
  return block('task', itemId, `- ${formalNames(record, taskSentence(task))}`, evidence, task.id);
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

/** True when the words hold the day, with or without leading zeros. */
function names(said: string, date: string): boolean {
  const words = said.replace(/ tháng (\d{1,2}) năm (\d{4})/gu, '/$1/$2');
  const plain = (text: string) => text.replace(/(?<!\d)0(?=\d\/|\d\D|\d$)/g, '');
  return plain(words).includes(plain(date));
}

/** "trước ngày 30/11", "trước ngày 15 tháng 12": the year the date lies in is written behind the month. */
function inYear(words: string, date: string | null): string {
  const [day, month, year] = (date ?? '').split('/').map(Number);
  if (!day || !month || !year) {
    return words;
  }
  return words
    .replace(new RegExp(`(?<![\\d/])0?${day}/0?${month}(?![\\d/])`, 'u'), (found) => `${found}/${year}`)
    .replace(new RegExp(`(?<!\\d)0?${day} tháng 0?${month}(?! năm)(?!\\d)`, 'u'), (found) => `${found} năm ${year}`);
}

function dueClause(task: DraftTask): string {
  const date = shortDate(task.due);
  const words = task.dueText?.trim().replace(/^(?:với |trong )?thời hạn(?: là)?:?\s+(?=\S)/iu, '') ?? '';
  if (words === '') {
    const time = task.dueTime ? `${task.dueTime.replace(':', ' giờ ')} ` : '';
    return date ? `; thời hạn: ${time}${date}` : '';
  }
  const said = inYear(lowerFirst(words), date);
  const computed = date && !names(said, date) ? ` (${task.recurrence ? 'kỳ đầu: ' : ''}${date})` : '';
  return `; thời hạn: ${said}${computed}`;
}
