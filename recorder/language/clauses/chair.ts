import { EXHORT, LOGISTICS, PROCEDURE, QUOTES } from '../lexicon/cues.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import { isOutside } from '../units/level.ts';
import { isGroup, type UnitSpan } from '../units/span.ts';
import type { Anchor } from './anchors.ts';
import { has, reasonAgainst } from './cues.ts';
import { isOwnBody } from './deciding.ts';
import { type Draft, positions, why } from './draft.ts';
import { readDueIn } from './dues.ts';
import { type Reading, timeOver, unitOver } from './reading.ts';
import { type Roles, readRoles } from './roles.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';
import { readTopic } from './topic.ts';

type Assign = Extract<Anchor, { type: 'assign' }>;
type Subject = Extract<Anchor, { type: 'subject' }>;

const HEADS_OF_SPEECH = new Set(['cáo', 'gửi', 'thưa', 'của', 'với', 'cho', 'tại', 'theo', 'về']);

const REPORT_REACH = 12;

/** Between a speaker and the word of speaking: adverbs, and the paper in which it was said. */
const BETWEEN = new Set(
  'đã cũng mới vừa lại có vẫn từng đang tiếp tục trân trọng xin kính rất nhiều lần cùng tại trong công văn bản điện thông báo số đây chỉ thị nghị quyết cuộc họp phiên hôm qua gần nhất khi liên tục phải thường xuyên kết luận hội buổi làm việc ký ban hành'.split(
    ' ',
  ),
);

function mayStandBetween(reading: Reading, at: number): boolean {
  return (
    reading.tokens[at]?.kind === 'docNumber' ||
    BETWEEN.has(wordAt(reading.tokens, at)) ||
    timeOver(reading, at) !== null
  );
}

/** The one who orders, when it is not the chair: "Bộ Tài chính yêu cầu …" is only reported. */
function reportedSpeaker(reading: Reading, segment: Segment, at: number): UnitSpan | null {
  for (let cursor = at - 1; cursor >= segment.sentence.start && cursor >= at - REPORT_REACH; cursor -= 1) {
    const unit = unitOver(reading, cursor);
    if (unit) {
      const object = HEADS_OF_SPEECH.has(wordAt(reading.tokens, unit.start - 1));
      return object || isOwnBody(unit) ? null : unit;
    }
    if (!mayStandBetween(reading, cursor)) {
      return null;
    }
  }
  return null;
}

const THINGS_THAT_ORDER = new Set(['luận', 'quyết', 'định', 'viện', 'điện', 'thị', 'văn']);

function orderedByPaper(reading: Reading, segment: Segment, at: number): boolean {
  const starts = THINGS_THAT_ORDER.has(wordAt(reading.tokens, segment.start + 1)) && at - segment.start > 2;
  const comma = positions({ start: segment.start, end: at }).some((cursor) =>
    [',', ':'].includes(wordAt(reading.tokens, cursor)),
  );
  return starts && !comma && wordAt(reading.tokens, at - 1) !== 'là';
}

const CLERKS = /^(?:Thư ký|Tổ thư ký|Ban thư ký|Kỹ thuật)/u;

function isProcedure(reading: Reading, roles: Roles, segment: Segment): boolean {
  const first = roles.action[0];
  if (first === undefined) {
    return false;
  }
  const range = { start: first, end: segment.end };
  const due = readDueIn(reading, segment)?.due.date ?? null;
  const later = due !== null && due > reading.meetingDate;
  const clerk = roles.leads.length > 0 && roles.leads.every((unit) => CLERKS.test(unit.name));
  const technical = (clerk || has(reading, LOGISTICS, range)) && !later;
  const opening = PROCEDURE.at(reading.tokens, first) !== null;
  const voting =
    ['bấm', 'biểu', 'giơ', 'phát'].includes(wordAt(reading.tokens, first)) &&
    opening &&
    !has(reading, LOGISTICS, { start: first, end: first });
  const named = roles.leads.some((unit) => !unit.generic && unit.unitClass !== 'person' && !unit.collective);
  return (
    technical ||
    (opening && !later && !(named && isWork(reading, first))) ||
    (voting && wordAt(reading.tokens, first + 1) !== 'hành')
  );
}

/** Verbs that are procedure for people in the room but work for a unit. */
function isWork(reading: Reading, at: number): boolean {
  return ['đọc', 'mở', 'tập', 'nghỉ', 'dừng', 'đăng', 'giới', 'mời', 'kiểm'].includes(wordAt(reading.tokens, at));
}

const DELIVERS = phraseSet(
  commaList(
    'gửi, nộp, báo cáo, trình, có báo cáo, có văn bản, đăng ký, cung cấp, hoàn thành, bàn giao, góp ý, rà soát',
  ),
);

/** Everybody told to do something with no date and nothing to hand in: a word to the room, no task. */
function tooVague(reading: Reading, segment: Segment, roles: Roles): boolean {
  const everybody = roles.leads.length > 0 && roles.leads.every((unit) => unit.generic);
  return (
    everybody &&
    !readDueIn(reading, segment) &&
    !has(reading, DELIVERS, { start: roles.action[0] ?? segment.end, end: segment.end })
  );
}

function isExhortation(reading: Reading, roles: Roles, segment: Segment): boolean {
  const first = roles.action[0] ?? segment.start;
  const named = roles.leads.some((unit) => !unit.collective && !unit.generic);
  const start = Math.max(segment.start, first - 3);
  return !named && has(reading, EXHORT, { start, end: Math.min(segment.end, first + 8) });
}

function allCollective(units: readonly UnitSpan[]): boolean {
  return units.length > 1 && units.every((unit) => unit.collective && !unit.generic);
}

interface Lead {
  readonly name: string | null;
  readonly personId: string | null;
  readonly others: readonly string[];
  readonly flags: Draft['flags'];
}

const NOBODY: Lead = { name: null, personId: null, others: [], flags: [] };

function lowerFirst(unit: UnitSpan): string {
  return isGroup(unit) ? unit.name.charAt(0).toLocaleLowerCase('vi') + unit.name.slice(1) : unit.name;
}

/** One task has one lead (NĐ 191/2026 Điều 2.2): of several the first, flagged. */
export function chooseLead(units: readonly UnitSpan[], helpers: readonly string[]): Lead {
  const [first, ...rest] = units;
  if (!first) {
    return NOBODY;
  }
  const own = units.flatMap((unit) => unit.flags);
  const collective = units.some((unit) => unit.collective) ? (['collective_assignee'] as const) : [];
  if (first.generic) {
    return { ...NOBODY, flags: [...own, 'collective_assignee'] };
  }
  if (allCollective(units)) {
    const name = [first.name, ...rest.map(lowerFirst)].join(', ');
    return { name, personId: null, others: [], flags: [...own, 'collective_assignee'] };
  }
  const several = rest.length > 0 ? (['multiple_leads'] as const) : [];
  return {
    name: first.name,
    personId: first.personId,
    others: rest.map(lowerFirst).filter((name) => !helpers.includes(name)),
    flags: [...own, ...(first.collective ? collective : []), ...several],
  };
}

const VAGUE_LEADS = /^(?:Các đồng chí|Mọi người)$/u;

function taskDraft(
  reading: Reading,
  segment: Segment,
  roles: Roles,
  part: Pick<Draft, 'kind' | 'confidence' | 'why'> & { readonly topicEnd: number },
): Draft {
  const lead = chooseLead(roles.leads, roles.helpers);
  const topic = readTopic(reading, { start: segment.start, end: part.topicEnd });
  const helpers = [...lead.others, ...roles.helpers].filter((name) => name !== lead.name);
  return {
    kind: part.kind,
    op: 'create',
    lead: lead.name !== null && VAGUE_LEADS.test(lead.name) ? null : lead.name,
    leadPersonId: lead.personId,
    helpers: [...new Set(helpers)],
    action: roles.action,
    topic: topic.tokens,
    topicIsThis: topic.isThis,
    range: segment,
    flags: lead.flags,
    confidence: part.confidence,
    why: part.why,
  };
}

function assignKind(reading: Reading, anchor: Assign): Draft['kind'] {
  const first = anchor.addressee?.units[0];
  if (anchor.kind === 'appeal') {
    return 'request';
  }
  if (!first) {
    return 'task';
  }
  return anchor.kind === 'polite' && isOutside(first, reading.level) ? 'request' : 'task';
}

/** "Sở A đã báo cáo chậm; yêu cầu nộp bổ sung …": the unit just spoken of. */
function lastNamed(reading: Reading, segment: Segment): readonly UnitSpan[] {
  const named = reading.units.filter(
    (unit) => unit.end <= segment.sentence.start && !unit.generic && !isOutside(unit, reading.level),
  );
  const subject = named.filter((unit) => !HEADS_OF_SPEECH.has(wordAt(reading.tokens, unit.start - 1))).at(-1);
  return subject ? [subject] : [];
}

/** An order with an ordering word, said by the chair. */
export function readAssign(reading: Reading, segment: Segment, anchor: Assign): Draft | null {
  if (
    reasonAgainst(reading, segment) !== null ||
    reportedSpeaker(reading, segment, anchor.at) ||
    orderedByPaper(reading, segment, anchor.at)
  ) {
    return null;
  }
  const body: Range = { start: anchor.body, end: segment.end };
  const roles = readRoles(reading, body, anchor.addressee?.units ?? lastNamed(reading, segment));
  const fronted = anchor.fronted ? readTopic(reading, anchor.fronted).tokens : [];
  const withFront = fronted.length > 0 ? { ...roles, action: [...fronted, ...roles.action] } : roles;
  if (
    tooVague(reading, segment, withFront) ||
    isProcedure(reading, withFront, segment) ||
    isExhortation(reading, withFront, segment)
  ) {
    return null;
  }
  const draft = taskDraft(reading, segment, withFront, {
    kind: assignKind(reading, anchor),
    confidence: anchor.kind === 'assign' ? 0.95 : 0.8,
    why: [why(reading, `trigger.${anchor.kind}`, anchor.at, anchor.body)],
    topicEnd: anchor.at,
  });
  return anchor.addressee ? draft : { ...draft, flags: [...draft.flags, 'lead_from_context'] };
}

const STATED: ReadonlySet<Subject['predicate']['mood']> = new Set([
  'past',
  'present',
  'uncertain',
  'passive',
  'negated',
]);
const BUSINESS: ReadonlySet<UnitSpan['unitClass']> = new Set(['enterprise']);
const NEVER_BARE: ReadonlySet<UnitSpan['unitClass']> = new Set(['state', 'ministry', 'party', 'council', 'justice']);

/** A bare subject outside the authority is told nothing: it is spoken of, or asked (front organisations). */
function bareKind(reading: Reading, anchor: Subject): Draft['kind'] | null {
  const unit = anchor.list.units[0];
  if (!unit || (NEVER_BARE.has(unit.unitClass) && isOutside(unit, reading.level))) {
    return null;
  }
  if (BUSINESS.has(unit.unitClass) && reading.level !== 'enterprise') {
    const ordered =
      anchor.predicate.mood === 'order' &&
      reading.times.some((time) => time.boundary !== null || time.recurrence !== null);
    return anchor.predicate.urged || ordered ? 'task' : null;
  }
  return unit.unitClass === 'front' ? 'request' : 'task';
}

function isQuoted(reading: Reading, anchor: Subject): boolean {
  return QUOTES.at(reading.tokens, anchor.body) !== null || QUOTES.at(reading.tokens, anchor.predicate.verb) !== null;
}

/** Prohibition of a whole group: a standing rule, not a task (domain.md D037). */
function asRule(reading: Reading, segment: Segment, anchor: Subject): Draft | null {
  const unit = anchor.list.units[0];
  const rule = anchor.predicate.mood === 'negated' && unit?.collective === true && !unit.generic;
  const plain = positions({ start: anchor.body, end: anchor.predicate.verb }).some((at) =>
    ['phải', 'cần', 'nhất'].includes(wordAt(reading.tokens, at)),
  );
  return rule && !plain ? decision(reading, segment, segment.start, 'decision.rule') : null;
}

/** "Sở A hoàn thành hồ sơ …" said by the chair is an order (domain.md D003). */
export function readSubject(reading: Reading, segment: Segment, anchor: Subject): Draft | null {
  const reason = reasonAgainst(reading, segment);
  if (reason !== null || isQuoted(reading, anchor)) {
    return null;
  }
  if (STATED.has(anchor.predicate.mood)) {
    return asRule(reading, segment, anchor);
  }
  const roles = readRoles(reading, { start: anchor.body, end: segment.end }, anchor.list.units);
  const kind = bareKind(reading, anchor);
  if (
    kind === null ||
    tooVague(reading, segment, roles) ||
    isProcedure(reading, roles, segment) ||
    isExhortation(reading, roles, segment)
  ) {
    return null;
  }
  return taskDraft(reading, segment, roles, {
    kind,
    confidence: anchor.predicate.urged || roles.leadMarked ? 0.9 : 0.75,
    why: [why(reading, roles.leadMarked ? 'subject.lead' : 'subject.verb', anchor.at, anchor.predicate.verb + 1)],
    topicEnd: anchor.at,
  });
}

export function decision(reading: Reading, segment: Segment, start: number, code: string): Draft {
  return {
    kind: 'decision',
    op: 'create',
    lead: null,
    leadPersonId: null,
    helpers: [],
    action: positions({ start, end: segment.end }),
    topic: [],
    topicIsThis: false,
    range: segment,
    flags: [],
    confidence: 0.85,
    why: [why(reading, code, start, start + 1)],
  };
}

/** "Khẩn trương hoàn thiện dự thảo, trình tôi trước thứ Sáu": an order without a subject. */
export function readBare(reading: Reading, segment: Segment): Draft | null {
  const roles = readRoles(reading, segment, []);
  const first = roles.action[0];
  const due = readDueIn(reading, segment);
  const told = first !== undefined && ACTION_VERBS.at(reading.tokens, first) !== null;
  if (
    !told ||
    !due ||
    reasonAgainst(reading, segment) !== null ||
    isProcedure(reading, roles, segment) ||
    isExhortation(reading, roles, segment)
  ) {
    return null;
  }
  const draft = taskDraft(reading, segment, roles, {
    kind: 'task',
    confidence: 0.5,
    why: [why(reading, 'bare.imperative', first, first + 1)],
    topicEnd: segment.start,
  });
  return { ...draft, flags: [...draft.flags, 'lead_from_context'] };
}
