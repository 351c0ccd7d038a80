import { EXHORT } from '../lexicon/cues.ts';
import { DECIDE, MOVE_DUE } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { Anchor } from './anchors.ts';
import { movesOccasion, movesTask } from './moving.ts';
import { isOwnBody, opensAt, ownBodyBefore, ownWordBefore } from './opening.ts';
import { type Reading, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

type Decision = Extract<Anchor, { type: 'decide' }>;

const PROPOSALS = ['việc', 'chủ trương', 'để', 'cho', 'phương án', 'đề xuất'];
const OF_WHOM = [
  'với đề nghị của',
  'với đề xuất của',
  'với kiến nghị của',
  'đề nghị của',
  'đề xuất của',
  'theo đề nghị của',
  'theo đề xuất của',
  'với',
];

/** Over "với đề nghị của Sở A", "việc", "cho": where what is agreed to begins. */
function skipProposal(reading: Reading, at: number): number {
  const start = wordAt(reading.tokens, at) === ',' ? at + 1 : at;
  const whom = anyPhraseAt(reading.tokens, start, OF_WHOM);
  const unit = whom === null ? null : unitAt(reading, whom);
  const from = unit?.end ?? start;
  return anyPhraseAt(reading.tokens, from, [...PROPOSALS, 'xin', 'về việc', 'là', ',']) ?? from;
}

/** "thống nhất giao Sở A …", "đồng ý cho Sở A lùi …": the order or the move is what counts. */
function leadsElsewhere(reading: Reading, at: number, range: Range): boolean {
  const next = skipProposal(reading, at);
  const giao = wordAt(reading.tokens, next) === 'giao' && unitNear(reading, next + 1, range);
  const unit = unitAt(reading, next);
  const places = [at, next, ...(unit ? [unit.end] : [])];
  return giao || places.some((place) => movesTask(reading, place, range));
}

function unitNear(reading: Reading, at: number, range: Range): boolean {
  for (let cursor = at; cursor < Math.min(at + 4, range.end); cursor += 1) {
    if (unitAt(reading, cursor)) {
      return true;
    }
  }
  return false;
}

const STANDING = ['tuyệt đối không', 'nghiêm cấm', 'nhất định không', 'kiên quyết không'];
const NEVER = ['không', 'không được', 'thôi không', 'dừng'];
const NOT_RULES = new Set(
  'phải cần yêu giao đề nhất còn có thể biết thấy nghe được rõ đồng tán ai nói kịp đủ bao đạt'.split(' '),
);

/** After an opening "không": how to behave, not what is refused ("không để xảy ra", "không báo cáo lại"). */
const POINTLESS = new Set(
  'để báo đọc nói trình làm lo giao yêu cần phải nên cho ra về đi xem hỏi họp bàn kéo chủ ngại đưa'.split(' '),
);

/** "không được lơ là", "không cần nói": how to be, or nothing that anybody refuses. */
function rulesNothing(reading: Reading, end: number, strong: boolean): boolean {
  return EXHORT.at(reading.tokens, end) !== null || (!strong && NOT_RULES.has(wordAt(reading.tokens, end)));
}

/** "các sở không tổ chức …", "tuyệt đối không …": a standing rule (domain.md D037). */
function standingRule(reading: Reading, at: number, range: Range): Decision | null {
  const strong = anyPhraseAt(reading.tokens, at, STANDING);
  const plain = anyPhraseAt(reading.tokens, at, NEVER);
  const end = strong ?? plain;
  if (end === null || rulesNothing(reading, end, strong !== null)) {
    return null;
  }
  const subject = unitOver(reading, at - 1);
  const everyone = subject?.collective === true && !subject.generic;
  const whole =
    anyPhraseAt(reading.tokens, at - 2, [
      'toàn tỉnh',
      'toàn xã',
      'toàn ngành',
      'toàn bộ',
      'cả tỉnh',
      'các xã',
      'toàn hệ',
      'toàn tập',
      'toàn thành',
    ]) === at;
  const dated = wordAt(reading.tokens, range.start) === 'từ' || wordAt(reading.tokens, range.start) === 'kể';
  const refuses =
    at === range.start && ACTION_VERBS.at(reading.tokens, end) !== null && !POINTLESS.has(wordAt(reading.tokens, end));
  return strong !== null || everyone || whole || refuses || (dated && subject === null)
    ? { type: 'decide', at: range.start, body: range.start }
    : null;
}

const PAPER_AFTER = new Set(['thanh', 'kiểm', 'của', 'số', 'tại', 'này', 'trên', 'đó', 'đã']);

/** "Kết luận thanh tra", "Quyết định số 15", "thống nhất đã giao": a paper or something past. */
function isPaper(reading: Reading, at: number): boolean {
  const verb = ['luận', 'định', 'nghị'].includes(wordAt(reading.tokens, at - 1));
  const following = wordAt(reading.tokens, at);
  const doctor = following === 'sĩ' && wordAt(reading.tokens, at - 1) === 'bác';
  return doctor || following === 'đã' || (verb && PAPER_AFTER.has(following));
}

/** "UBND tỉnh không xem xét …": the body declines. */
function isRefusal(reading: Reading, at: number): boolean {
  const refuses =
    ['không', 'chưa'].includes(wordAt(reading.tokens, at)) && ACTION_VERBS.at(reading.tokens, at + 1) !== null;
  return refuses && ownBodyBefore(reading, at) && !NOT_RULES.has(wordAt(reading.tokens, at + 1));
}

const TOLD: ReadonlySet<string> = new Set(['order', 'duty', 'plan']);

/** Somebody was told to act earlier in the sentence: "rà soát, bãi bỏ văn bản …" goes on with it. */
function wasOrdered(earlier: readonly Anchor[]): boolean {
  return earlier.some(
    (anchor) =>
      (anchor.type === 'assign' && anchor.kind !== 'appeal') ||
      (anchor.type === 'subject' && TOLD.has(anchor.predicate.mood)),
  );
}

/** "Chuyện quảng trường thì tạm gác lại": what is settled stands before "thì". */
function afterTopic(reading: Reading, at: number, range: Range): boolean {
  const named = reading.units.some((unit) => unit.start >= range.start && unit.end <= at && !isOwnBody(unit));
  return wordAt(reading.tokens, at - 1) === 'thì' && !named;
}

/** "Hội nghị biểu quyết thông qua …": who voted stands before; people asked to vote settle nothing yet. */
function afterVote(reading: Reading, at: number): number {
  const votes = wordAt(reading.tokens, at - 2) === 'biểu' && wordAt(reading.tokens, at - 1) === 'quyết';
  return votes && unitOver(reading, at - 3)?.generic !== true ? at - 2 : at;
}

function settlesAt(reading: Reading, at: number, end: number, range: Range, earlier: readonly Anchor[]): boolean {
  if (isPaper(reading, end) || leadsElsewhere(reading, end, range)) {
    return false;
  }
  const voted = afterVote(reading, at);
  if (ownBodyBefore(reading, voted) || ownWordBefore(reading, voted, range)) {
    return true;
  }
  return !wasOrdered(earlier) && (opensAt(reading, at, range) || afterTopic(reading, at, range));
}

const REFUSING = [
  'không',
  'chưa',
  'tạm thời chưa',
  'trước mắt chưa',
  'tạm chưa',
  'nhất định không',
  'kiên quyết không',
];
const GRANTED = phraseSet(
  commaList(
    'rút, dừng, thôi, tách, gộp, ghép, chuyển sang, giữ lại, giữ nguyên, làm thí điểm, thí điểm, áp dụng, chủ trương',
  ),
);

/** "không chấp nhận …", "cho rút hồ sơ …": a deciding word under a refusing or granting one. Position after it. */
function refusedOrGranted(reading: Reading, at: number): number | null {
  const refused = anyPhraseAt(reading.tokens, at, REFUSING);
  const granted = wordAt(reading.tokens, at) === 'cho' && !unitAt(reading, at + 1) ? at + 1 : null;
  const settled = refused === null ? null : (DECIDE.at(reading.tokens, refused)?.end ?? null);
  return settled ?? (granted === null ? null : (GRANTED.at(reading.tokens, granted)?.end ?? null));
}

/** Here the body or its chair settles something. */
export function decisionAt(reading: Reading, at: number, range: Range, earlier: readonly Anchor[]): Decision | null {
  const hit = DECIDE.at(reading.tokens, at) ?? MOVE_DUE.at(reading.tokens, at);
  const end = hit?.end ?? refusedOrGranted(reading, at);
  if (end !== null && settlesAt(reading, at, end, range, earlier)) {
    return { type: 'decide', at, body: end };
  }
  if (earlier.length === 0 && movesOccasion(reading, at, range)) {
    return { type: 'decide', at: range.start, body: at };
  }
  if (end === null && isRefusal(reading, at)) {
    return { type: 'decide', at, body: at + 1 };
  }
  return earlier.length === 0 ? standingRule(reading, at, range) : null;
}
