import { Rejected } from '#domain/rejected.ts';
import { spokenOver } from '#domain/speechWords.ts';
import type { CommandInput } from '#protocol/registry.ts';
import { UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import type { UtteranceRecord } from '#recorder/minutes/index.ts';
import { execute } from '#server/commands/execute.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

type Hear = CommandInput<'speech.hear'>;
type Segment = Hear['segments'][number];

const SEGMENTS_A_COMMAND = 100;
const WORDS_A_SEGMENT = 500;

/**
 * Puts the turns of an imported meeting on its timeline. A turn keeps the id it has in the file, so that what else the file says
 * (where a vote was opened) still points at it.
 */
export async function importWords(
  timeline: Timeline,
  meetingId: string,
  given: { readonly utterances: readonly UtteranceRecord[]; readonly openedAt: string },
): Promise<void> {
  const segments = given.utterances.flatMap((utterance) => segmentsOf(utterance, Date.parse(given.openedAt)));
  let fromAt: string | null = null;
  for (let at = 0; at < segments.length; at += SEGMENTS_A_COMMAND) {
    const part = segments.slice(at, at + SEGMENTS_A_COMMAND);
    const untilAt: string = part.at(-1)?.endAt ?? given.openedAt;
    const payload: Hear = {
      ...{ trackId: `${UPLOAD_TRACK}${meetingId}`, participantId: null, source: 'file', origin: 'transcript' },
      ...{ speakers: 'open', engine: 'transcript', model: 'file', fromAt, untilAt, segments: part },
    };
    const envelope = { commandId: `words:${meetingId}:${at}`, meetingId, name: 'speech.hear', payload };
    const reply = await execute(timeline, { kind: 'service', service: 'recorder' }, envelope);
    if (!reply.ok) {
      throw new Rejected(reply.rejection.code, reply.rejection.rule, reply.rejection.details);
    }
    fromAt = untilAt;
  }
}

function segmentsOf({ id, speakerId, itemId, startMs, endMs, text }: UtteranceRecord, openedMs: number): Segment[] {
  const words = text.split(/\s+/u).filter(Boolean);
  const msPerWord = Math.max(1, endMs - startMs) / Math.max(1, words.length);
  const parts: Segment[] = [];
  for (let at = 0; at < words.length; at += WORDS_A_SEGMENT) {
    const own = words.slice(at, at + WORDS_A_SEGMENT);
    const from = Math.round(openedMs + startMs + at * msPerWord);
    const length = Math.max(1, Math.round(own.length * msPerWord));
    parts.push({
      segmentId: at === 0 ? id : `${id}.${at}`,
      ...{ speakerId, itemId, doubtful: false, reasons: [] },
      startAt: new Date(from).toISOString(),
      endAt: new Date(from + length).toISOString(),
      words: spokenOver(own, length),
    });
  }
  return parts;
}
