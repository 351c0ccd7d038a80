import { z } from 'zod';
import { heard } from '../blocks/evidence.ts';
import type { Block, BlockKind, MinutesDraft } from '../draftTypes.ts';
import { type SourcesOf, sourcesIn, unsupportedFacts } from '../facts/check.ts';
import { personOf, speakerLabel } from '../people.ts';
import type { MeetingRecord, UtteranceRecord } from '../record.ts';
import { asSentence } from '../text/reported.ts';
import type { Ask } from './model.ts';

/** A sentence the model wrote that was not taken, and why. */
export interface RefusedSentence {
  blockId: string;
  text: string;
  reason: 'no_segment' | 'foreign_segment' | 'unsupported';
}

const CONDENSED: ReadonlySet<BlockKind> = new Set(['report', 'opinion', 'answer']);
/** Shorter turns are as short as they get. */
const WORTH_CHARACTERS = 160;

/** A draft has to be there half a minute after the meeting closed; what was not asked by then is asked the next time. */
const BUDGET_MS = 20_000;

const reply = z.object({ sentences: z.array(z.object({ text: z.string().min(1), segments: z.array(z.string()) })) });

/**
 * Has a language model condense reports and opinions. The model is never believed: a sentence that cites no segment of its block,
 * cites a foreign one, or brings a figure or name its segments lack is dropped. A block of which nothing is left, or that the model
 * did not answer for in `budgetMs`, keeps the words condensed by rule. Votes, conclusions and tasks never go through the model.
 */
export async function condenseWithModel(
  record: MeetingRecord,
  draft: MinutesDraft,
  ask: Ask,
  budgetMs = BUDGET_MS,
): Promise<{ draft: MinutesDraft; refused: RefusedSentence[] }> {
  const refused: RefusedSentence[] = [];
  const blocks: Block[] = [];
  const run = { ask, refused, sources: sourcesIn(record) };
  const until = Date.now() + budgetMs;
  for (const block of draft.minutes.blocks) {
    blocks.push(Date.now() < until ? await condensedBlock(record, block, run) : block);
  }
  return { draft: { ...draft, minutes: { ...draft.minutes, blocks } }, refused };
}

interface Run {
  ask: Ask;
  refused: RefusedSentence[];
  sources: SourcesOf;
}

async function condensedBlock(record: MeetingRecord, block: Block, { ask, refused, sources }: Run): Promise<Block> {
  const segments = segmentsOf(record, block);
  if (!CONDENSED.has(block.kind) || block.text.length < WORTH_CHARACTERS || segments.length === 0) {
    return block;
  }
  const answer = reply.safeParse(await ask(segments.map(({ id, text }) => ({ id, text }))));
  if (!answer.success) {
    return block;
  }
  const kept = answer.data.sentences.filter((sentence) => {
    const reason = refusal(sources, segments, sentence);
    if (reason) {
      refused.push({ blockId: block.id, text: sentence.text, reason });
    }
    return reason === null;
  });
  return kept.length === 0 ? block : rewritten(record, block, { segments, kept });
}

function segmentsOf(record: MeetingRecord, block: Block): UtteranceRecord[] {
  const ids = new Set(block.evidence.filter((entry) => entry.kind === 'utterance').map((entry) => entry.ref));
  return record.utterances.filter((utterance) => ids.has(utterance.id));
}

interface Sentence {
  text: string;
  segments: string[];
}

function refusal(
  sources: SourcesOf,
  segments: UtteranceRecord[],
  sentence: Sentence,
): RefusedSentence['reason'] | null {
  if (sentence.segments.length === 0) {
    return 'no_segment';
  }
  const cited = segments.filter((segment) => sentence.segments.includes(segment.id));
  if (cited.length < new Set(sentence.segments).size) {
    return 'foreign_segment';
  }
  return unsupportedFacts(sentence, sources(cited.map(heard))).length > 0 ? 'unsupported' : null;
}

function rewritten(
  record: MeetingRecord,
  block: Block,
  made: { segments: UtteranceRecord[]; kept: Sentence[] },
): Block {
  const cited = made.segments.filter((segment) => made.kept.some((sentence) => sentence.segments.includes(segment.id)));
  const speaker = personOf(record, cited[0]?.speakerId ?? null);
  const opening = speaker ? `${speakerLabel(speaker)}: ` : '';
  const others = block.evidence.filter((entry) => entry.kind !== 'utterance');
  return {
    ...block,
    text: `${opening}${made.kept.map((sentence) => asSentence(sentence.text)).join(' ')}`,
    evidence: [...cited.map(heard), ...others],
  };
}
