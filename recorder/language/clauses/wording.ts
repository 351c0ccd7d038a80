import { DECIDE } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { wordAt } from '../text/tokens.ts';
import { actionText } from './action.ts';
import type { Draft } from './draft.ts';
import { fronted, objectlessVerb } from './objects.ts';
import type { Reading } from './reading.ts';
import { namesTopic } from './topic.ts';

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

export interface Wording {
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
  const named = namesTopic(reading, draft.range);
  return (
    (isOneVerb(reading, at) && (named || fronted(reading, draft.topic).length > 0)) ||
    (isOnlyVerbs(reading, at) && named)
  );
}

const BETWEEN_VERBS = new Set(['và', 'rồi', 'lại', 'ngay']);

function verbEnd(reading: Reading, at: number): number | null {
  return (ACTION_VERBS.at(reading.tokens, at) ?? DECIDE.at(reading.tokens, at))?.end ?? null;
}

/** "Về giá vật liệu, Sở A rà soát, công bố": verbs and nothing else. */
function isOnlyVerbs(reading: Reading, at: readonly number[]): boolean {
  const joins = (position: number): boolean =>
    reading.tokens[position]?.kind === 'punct' || BETWEEN_VERBS.has(wordAt(reading.tokens, position));
  let end = -1;
  for (const position of at.filter((one) => !joins(one))) {
    end = position < end ? end : (verbEnd(reading, position) ?? -1);
    if (end < 0) {
      return false;
    }
  }
  return end >= 0;
}

/** What was spoken of before the lead; where a comma may close a clause in it, only a thing named last. */
function spokenOf(reading: Reading, draft: Draft): string {
  if (draft.topicIsThis) {
    return '';
  }
  const whole = namesTopic(reading, draft.range) || !clauseBefore(reading, draft);
  return actionText(reading, whole ? draft.topic : fronted(reading, draft.topic));
}

function saysWork(draft: Draft, text: string): boolean {
  return !draft.topicIsThis && text.includes(' ');
}

function joinedWith(topic: string, text: string): Wording {
  return { text: SAYS_NOTHING.has(text) ? topic : `${text} ${topic}`, fromContext: false };
}

function withObject(reading: Reading, draft: Draft, text: string, at: readonly number[]): Wording {
  const topic = spokenOf(reading, draft);
  const bare = text === '' || OBJECTLESS.has(text.toLocaleLowerCase('vi'));
  if (topic !== '' && (bare || lacksObject(reading, draft, at))) {
    return joinedWith(topic, text);
  }
  if (bare) {
    return { text: saysWork(draft, text) ? text : THIS_WORK, fromContext: true };
  }
  return { text: withFronted(reading, draft, at) ?? text, fromContext: false };
}

/** "Kế hoạch cứ lùi mãi, lần này Sở A phải xong": a comma inside what stands before the lead may close a clause. */
function clauseBefore(reading: Reading, { topic }: Draft): boolean {
  return topic.some((at) => wordAt(reading.tokens, at) === ',');
}

/** "Hồ sơ X, Sở A nộp lại cho Sở B": the object named before the lead goes back behind its verb. */
function withFronted(reading: Reading, draft: Draft, at: readonly number[]): string | null {
  const object = draft.topicIsThis ? [] : fronted(reading, draft.topic);
  const verb = object.length > 0 ? objectlessVerb(reading, at) : null;
  if (verb === null) {
    return null;
  }
  const rest = actionText(reading, at.slice(verb));
  const joint = reading.tokens[at[verb] ?? -1]?.kind === 'punct' ? ', ' : ' ';
  const whole = `${actionText(reading, at.slice(0, verb))} ${actionText(reading, object)}`;
  return rest === '' ? whole : `${whole}${joint}${rest}`;
}

function reportsOnly(reading: Reading, text: string): boolean {
  const plain = text.endsWith(` ${reading.chairTitle}`) ? text.slice(0, -reading.chairTitle.length - 1) : text;
  return REPORT_ONLY.test(plain);
}

function decisionWording(reading: Reading, draft: Draft, text: string, at: readonly number[]): string {
  const objectless = !draft.topicIsThis && isOnlyVerbs(reading, at) && namesTopic(reading, draft.range);
  const topic = objectless ? actionText(reading, draft.topic) : '';
  return topic === '' ? text : `${text} ${topic}`;
}

function taskWording(reading: Reading, draft: Draft, text: string, at: readonly number[]): Wording {
  const worded = withObject(reading, draft, text, at);
  if (draft.kind !== 'task' || !reportsOnly(reading, worded.text)) {
    return worded;
  }
  const topic = draft.topicIsThis ? '' : actionText(reading, draft.topic);
  return topic === ''
    ? { text: `${worded.text} (nội dung đang bàn)`, fromContext: true }
    : { text: `${worded.text} ${topic}`, fromContext: false };
}

/** The words of an item's action, and whether they had to be taken from what is being discussed. */
export function wordingOf(reading: Reading, draft: Draft, at: readonly number[]): Wording {
  const text = actionText(reading, at);
  if (draft.kind === 'decision') {
    return { text: decisionWording(reading, draft, text, at), fromContext: false };
  }
  return draft.op === 'create' ? taskWording(reading, draft, text, at) : { text, fromContext: text === '' };
}
