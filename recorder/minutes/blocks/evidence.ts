import type { Block, BlockKind, Evidence } from '../draftTypes.ts';
import type { UtteranceRecord } from '../record.ts';

/** Evidence of a turn of speech with its audio span. */
export function heard(utterance: UtteranceRecord): Evidence {
  return { kind: 'utterance', ref: utterance.id, startMs: utterance.startMs, endMs: utterance.endMs };
}

/** Evidence of a recorded fact. */
export function fact(kind: Evidence['kind'], ref: string): Evidence {
  return { kind, ref };
}

/** A block; its id names what it was made from, so that it stays the same while the meeting goes on. */
export function block(
  kind: BlockKind,
  agendaItem: string | null,
  text: string,
  evidence: Evidence[],
  mark = '',
): Block {
  const origin = mark || evidence[0]?.ref || agendaItem || kind;
  return { id: `${kind}:${origin}`, kind, agendaItem, text, evidence };
}
