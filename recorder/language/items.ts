import { actionText, reportTo } from './clauses/action.ts';
import type { Draft } from './clauses/draft.ts';
import { readDueIn } from './clauses/dues.ts';
import { interpret } from './clauses/interpret.ts';
import { type Reading, readText } from './clauses/reading.ts';
import { namesTopic } from './clauses/topic.ts';
import type { DueReading } from './dates/due.ts';
import { DECIDE } from './lexicon/triggers.ts';
import { ACTION_VERBS } from './lexicon/verbs.ts';
import { inside } from './text/places.ts';
import { wordAt } from './text/tokens.ts';
import type { ExtractInput, Flag, Item, Span } from './types.ts';

const THIS_WORK = 'thực hiện việc đang bàn';
const OBJECTLESS = new Set([
  'hoàn thành',
  'hoàn tất',
  'thực hiện',
  'làm',
  'làm ngay',
  'xử lý',
  'giải quyết',
  'lo',
  'chủ trì',
  'chủ trì thực hiện',
  'phụ trách',
  'triển khai',
  'triển khai thực hiện',
  'tham mưu',
  'tổ chức thực hiện',
  'đảm nhận',
  'nhận',
  'nhận việc',
  'nhận việc này',
  'làm việc này',
  'đầu mối',
  'làm đầu mối',
  'xong',
  'làm xong',
]);
const REPORT_ONLY = /^(?:báo cáo(?: lại)?(?: kết quả)?|báo(?: lại)?|trình|gửi|nộp)$/u;

/** A request binds nobody: its date is part of what is asked (domain.md §3.1, D034). */
function dueOf(reading: Reading, draft: Draft): DueReading | null {
  if (draft.kind === 'decision' || draft.kind === 'request') {
    return null;
  }
  const own = readDueIn(reading, draft.range);
  const extra = draft.extraRange ? readDueIn(reading, draft.extraRange) : null;
  return extra?.due.date || !own ? (extra ?? own) : own;
}

/** An event stays in the action ("trình tại phiên họp thường kỳ tháng 12"); other deadlines leave it. */
function withoutDue(draft: Draft, reading: DueReading | null): number[] {
  const used = reading?.used.filter((time) => !(time.core?.type === 'event' && time.boundary === 'by')) ?? [];
  return draft.action.filter((at) => !used.some((time) => time.start <= at && at < time.end));
}

interface Wording {
  readonly text: string;
  readonly fromContext: boolean;
}

/** Verbs that add nothing to the object named before them. */
const SAYS_NOTHING = new Set(['', 'thực hiện', 'chủ trì', 'chủ trì thực hiện', 'lo', 'xong', 'triển khai thực hiện']);

/** "Về giá vật liệu thì Sở A phải công bố": one verb, whose object was named before. */
function isOneVerb(reading: Reading, at: readonly number[]): boolean {
  const [first] = at;
  const said = at.filter((position) => reading.tokens[position]?.kind !== 'punct');
  const verb = first === undefined ? null : ACTION_VERBS.at(reading.tokens, first);
  return verb !== null && said.every((position) => position < verb.end);
}

function lacksObject(reading: Reading, draft: Draft, at: readonly number[]): boolean {
  return isOneVerb(reading, at) || (isOnlyVerbs(reading, at) && namesTopic(reading, draft.range));
}

const BETWEEN_VERBS = new Set(['và', 'rồi', 'lại', 'ngay']);

/** "Về giá vật liệu, Sở A rà soát, công bố": verbs and nothing else. */
function isOnlyVerbs(reading: Reading, at: readonly number[]): boolean {
  let end = -1;
  let verbs = 0;
  for (const position of at) {
    const hit = ACTION_VERBS.at(reading.tokens, position) ?? DECIDE.at(reading.tokens, position);
    const joint = reading.tokens[position]?.kind === 'punct' || BETWEEN_VERBS.has(wordAt(reading.tokens, position));
    if (position >= end && !hit && !joint) {
      return false;
    }
    verbs += position >= end && hit ? 1 : 0;
    end = position >= end && hit ? hit.end : end;
  }
  return verbs > 0;
}

function withObject(reading: Reading, draft: Draft, text: string, at: readonly number[]): Wording {
  const topic = actionText(reading, draft.topic);
  const bare = text === '' || OBJECTLESS.has(text.toLocaleLowerCase('vi'));
  if ((bare || lacksObject(reading, draft, at)) && topic !== '' && !draft.topicIsThis) {
    return { text: SAYS_NOTHING.has(text) ? topic : `${text} ${topic}`, fromContext: false };
  }
  if (bare) {
    const said = text !== '' && !draft.topicIsThis && text.includes(' ');
    return { text: said ? text : THIS_WORK, fromContext: true };
  }
  return { text, fromContext: false };
}

function reportsOnly(reading: Reading, text: string): boolean {
  const plain = text.endsWith(` ${reading.chairTitle}`) ? text.slice(0, -reading.chairTitle.length - 1) : text;
  return REPORT_ONLY.test(plain);
}

function wordingOf(reading: Reading, draft: Draft, at: readonly number[]): Wording {
  const text = actionText(reading, at);
  if (draft.kind === 'decision') {
    const objectless = !draft.topicIsThis && isOnlyVerbs(reading, at) && namesTopic(reading, draft.range);
    const topic = objectless ? actionText(reading, draft.topic) : '';
    return { text: topic === '' ? text : `${text} ${topic}`, fromContext: false };
  }
  if (draft.op !== 'create') {
    return { text, fromContext: text === '' };
  }
  const worded = withObject(reading, draft, text, at);
  if (draft.kind === 'task' && reportsOnly(reading, worded.text)) {
    const topic = draft.topicIsThis ? '' : actionText(reading, draft.topic);
    return topic === ''
      ? { text: `${worded.text} (nội dung đang bàn)`, fromContext: true }
      : { text: `${worded.text} ${topic}`, fromContext: false };
  }
  return worded;
}

function spanOf(reading: Reading, draft: Draft): Span {
  const first = reading.tokens[draft.range.start];
  const last = reading.tokens[Math.max(draft.range.start, (draft.extraRange?.end ?? draft.range.end) - 1)];
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 };
}

function flagsOf(reading: Reading, draft: Draft, due: DueReading | null, fromContext: boolean): Flag[] {
  const context: Flag[] = fromContext ? ['action_from_context'] : [];
  const repaired: Flag[] = reading.repaired ? ['self_correction'] : [];
  const misheard: Flag[] = reading.respelled ? ['asr_error_corrected'] : [];
  const helperFlags = inside(reading.units, draft.range)
    .filter((unit) => draft.helpers.includes(unit.name))
    .flatMap((unit) => unit.flags);
  const dueFlags = draft.kind === 'request' ? [] : (due?.flags ?? []);
  return [...new Set([...draft.flags, ...helperFlags, ...context, ...repaired, ...misheard, ...dueFlags])];
}

function toItem(reading: Reading, draft: Draft): Item {
  const due = dueOf(reading, draft);
  const at = withoutDue(draft, due);
  const wording = wordingOf(reading, draft, at);
  const decided = draft.kind === 'decision';
  return {
    kind: draft.kind,
    assigneeLead: draft.lead,
    leadPersonId: draft.leadPersonId,
    coordinatingUnits: draft.helpers,
    action: wording.text,
    reportTo: decided ? null : reportTo(reading, at),
    due: due?.due ?? null,
    op: draft.op,
    flags: flagsOf(reading, draft, due, wording.fromContext),
    confidence: draft.confidence,
    span: spanOf(reading, draft),
    why: draft.why,
  };
}

/**
 * Decisions, tasks, requests and promises said in one text (domain.md §3). Pure: same input, same items, in order of speech.
 * Never names a body that is neither in the text nor in the roster. An item with `op` other than `create` changes an earlier task.
 */
export function extractItems(input: ExtractInput): Item[] {
  const reading = readText({ ...input, text: input.text });
  return interpret(reading).map((draft) => toItem(reading, draft));
}
