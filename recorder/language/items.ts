import { reportTo } from './clauses/action.ts';
import type { Draft } from './clauses/draft.ts';
import { readDueIn } from './clauses/dues.ts';
import { interpret } from './clauses/interpret.ts';
import { type Reading, readText } from './clauses/reading.ts';
import { wordingOf } from './clauses/wording.ts';
import type { DueReading } from './dates/due.ts';
import { inside } from './text/places.ts';
import type { ExtractInput, Flag, Item, Span } from './types.ts';

/** A request binds nobody: its date is part of what is asked (domain.md §3.1, D034). What is taken back has none. */
function dueOf(reading: Reading, draft: Draft): DueReading | null {
  if (draft.kind === 'decision' || draft.kind === 'request' || draft.op === 'cancel') {
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
