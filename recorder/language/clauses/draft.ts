import type { Flag, ItemKind, ItemOp, Why } from '../types.ts';
import type { Reading } from './reading.ts';
import type { Range } from './sentences.ts';

/** An item before its words and dates are worked out: token positions only. */
export interface Draft {
  readonly kind: ItemKind;
  readonly op: ItemOp;
  readonly lead: string | null;
  readonly leadPersonId: string | null;
  readonly helpers: readonly string[];
  /** Tokens of the action; dates are taken out later. */
  readonly action: readonly number[];
  /** What stood before the lead: the object when the verb has none of its own. */
  readonly topic: readonly number[];
  /** The topic is "việc này": the action must come from the meeting. */
  readonly topicIsThis: boolean;
  /** Where its date may stand. */
  readonly range: Range;
  /** A later clause that only gives the date. */
  readonly extraRange?: Range | null;
  readonly flags: readonly Flag[];
  readonly confidence: number;
  readonly why: readonly Why[];
}

export function why(reading: Reading, code: string, start: number, end: number): Why {
  const first = reading.tokens[start];
  const last = reading.tokens[Math.max(start, end - 1)];
  return { code, span: { start: first?.start ?? 0, end: last?.end ?? 0 } };
}

export function positions(range: Range): number[] {
  return Array.from({ length: Math.max(0, range.end - range.start) }, (_, index) => range.start + index);
}
