import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { isOutside } from '../units/level.ts';
import type { UnitSpan } from '../units/span.ts';
import type { Anchor } from './anchors.ts';
import { calledLast } from './calling.ts';
import { reasonAgainst } from './cues.ts';
import { type Draft, positions, why } from './draft.ts';
import { readDueIn } from './dues.ts';
import { ownRange, validFrom } from './edges.ts';
import { chooseLead } from './lead.ts';
import type { Reading } from './reading.ts';
import { HEADS_OF_SPEECH, orderedByPaper, reportedSpeaker } from './reported.ts';
import { type Roles, readRoles } from './roles.ts';
import { isExhortation, isProcedure, tooVague } from './room.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';
import { isQuoted, onlyTakesNote, saysLater } from './statements.ts';
import { readTopic } from './topic.ts';

type Assign = Extract<Anchor, { type: 'assign' }>;
type Subject = Extract<Anchor, { type: 'subject' }>;

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
    action: [...roles.action, ...validFrom(reading, segment, part.topicEnd)],
    topic: topic.tokens,
    topicIsThis: topic.isThis,
    range: ownRange(reading, segment, part.topicEnd),
    flags: lead.flags,
    confidence: part.confidence,
    why: part.why,
  };
}

/** A committee's own chair orders it and does not beg: "đề nghị UBND tỉnh …" is said by somebody outside it. */
function isAbove(unit: UnitSpan, reading: Reading): boolean {
  return reading.level === 'province' && /^(?:Chủ tịch )?UBND (?:tỉnh|thành phố)$/u.test(unit.name);
}

function assignKind(reading: Reading, anchor: Assign): Draft['kind'] {
  const first = anchor.addressee?.units[0];
  if (anchor.kind === 'appeal') {
    return 'request';
  }
  if (!first) {
    return 'task';
  }
  return anchor.kind === 'polite' && (isOutside(first, reading.level) || isAbove(first, reading)) ? 'request' : 'task';
}

/** "Sở A đã báo cáo chậm; yêu cầu nộp bổ sung …", "…; giao Ban rà soát": the unit just spoken of, under its bare head too. */
function lastNamed(reading: Reading, segment: Segment, at: number): readonly UnitSpan[] {
  const named = reading.units.filter(
    (unit) => unit.end <= segment.sentence.start && !unit.generic && !isOutside(unit, reading.level),
  );
  const head = reading.units.some((unit) => unit.start === at) ? undefined : reading.tokens[at]?.text;
  const same = named.filter(({ name }) => head !== undefined && name.startsWith(`${head} `)).at(-1);
  if (same) {
    return [same];
  }
  const subject = named.filter((unit) => !HEADS_OF_SPEECH.has(wordAt(reading.tokens, unit.start - 1))).at(-1);
  return subject ? [subject] : [];
}

/** What speaks against an order; "chuyển việc này qua Công an phường, hạn vẫn như cũ": who does it is new all the same. */
function againstOrder(reading: Reading, segment: Segment, anchor: Assign): boolean {
  const reason = reasonAgainst(reading, segment);
  const handover = anchor.fronted !== null && wordAt(reading.tokens, anchor.at) === 'chuyển';
  return reason !== null && !(reason === 'reaffirmation' && handover);
}

/** An order with an ordering word, said by the chair. */
export function readAssign(reading: Reading, segment: Segment, anchor: Assign): Draft | null {
  if (
    againstOrder(reading, segment, anchor) ||
    reportedSpeaker(reading, segment, anchor.at) ||
    orderedByPaper(reading, segment, anchor.at)
  ) {
    return null;
  }
  const body: Range = { start: anchor.body, end: segment.end };
  const roles = readRoles(reading, body, anchor.addressee?.units ?? lastNamed(reading, segment, anchor.at + 1));
  const fronted = anchor.fronted ? readTopic(reading, anchor.fronted) : { tokens: [], isThis: false };
  const withFront = { ...roles, action: [...fronted.tokens, ...roles.action] };
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
  const told = { ...draft, topicIsThis: draft.topicIsThis || fronted.isThis };
  return anchor.addressee ? told : { ...told, flags: [...told.flags, 'lead_from_context'] };
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

/** A business is told something only in so many words, or with a date. */
function toBusiness(reading: Reading, { predicate }: Subject): Draft['kind'] | null {
  const dated = reading.times.some((time) => time.boundary !== null || time.recurrence !== null);
  return predicate.urged || (predicate.mood === 'order' && dated) ? 'task' : null;
}

/** A bare subject outside the authority is told nothing: it is spoken of, or asked (front organisations). */
function bareKind(reading: Reading, anchor: Subject): Draft['kind'] | null {
  const unit = anchor.list.units[0];
  if (unit && reading.level === 'commune' && /^Các (?:xã|phường)/u.test(unit.name)) {
    return null;
  }
  if (!unit || (NEVER_BARE.has(unit.unitClass) && isOutside(unit, reading.level))) {
    return null;
  }
  if (BUSINESS.has(unit.unitClass) && reading.level !== 'enterprise') {
    return toBusiness(reading, anchor);
  }
  return unit.unitClass === 'front' && isOutside(unit, reading.level) ? 'request' : 'task';
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
  const told =
    isQuoted(reading, anchor) || onlyTakesNote(reading, segment, anchor) || saysLater(reading, segment, anchor);
  if (reason !== null || told) {
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

/** "Báo cáo này đã lùi …": a paper whose name is a verb elsewhere is spoken of. */
function saysOfPaper(reading: Reading, at: number): boolean {
  const end = anyPhraseAt(reading.tokens, at, ['báo cáo', 'dự thảo', 'quyết toán', 'tổng kết', 'thông báo', 'dự toán']);
  return end !== null && ['này', 'đó', 'ấy', 'đã', 'đang', 'thì', 'vẫn', 'còn'].includes(wordAt(reading.tokens, end));
}

/** "Khẩn trương hoàn thiện dự thảo, trình tôi trước thứ Sáu": an order without a subject. */
export function readBare(reading: Reading, segment: Segment): Draft | null {
  const called = calledLast(reading, segment);
  const roles = readRoles(
    reading,
    { ...segment, end: called ? called.start - 1 : segment.end },
    called ? [called] : [],
  );
  const first = roles.action[0];
  const due = readDueIn(reading, segment) ?? called;
  const told = first !== undefined && ACTION_VERBS.at(reading.tokens, first) !== null && !saysOfPaper(reading, first);
  if (
    !told ||
    !due ||
    ['dự', 'họp', 'nghỉ', 'mời'].includes(wordAt(reading.tokens, first)) ||
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
  return called ? draft : { ...draft, flags: [...draft.flags, 'lead_from_context'] };
}
