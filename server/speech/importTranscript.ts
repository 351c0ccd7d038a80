import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { Rejected } from '#domain/rejected.ts';
import { participantNamed } from '#domain/speakerNames.ts';
import { spokenOver } from '#domain/speechWords.ts';
import type { MeetingState } from '#domain/state.ts';
import { type PlacedLine, placeLines, readTranscriptText } from '#domain/transcriptFile.ts';
import type { CommandInput } from '#protocol/registry.ts';
import { UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import { importMeeting, MeetingFileError } from '#recorder/minutes/index.ts';
import { execute } from '#server/commands/execute.ts';
import { requireSoundArchive, TEXT_ARCHIVE } from '#server/files/archive.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

type Hear = CommandInput<'speech.hear'>;
type Segment = Hear['segments'][number];

const SEGMENTS_A_COMMAND = 100;
/** Longer turns are split, so that each sentence can be pointed at. */
const WORDS_A_SEGMENT = 80;
const ZIP_MAGIC = 'PK\u0003\u0004';

/** A turn of an uploaded file; the item is known only in a meeting file. */
type Turn = PlacedLine & { readonly itemTitle: string | null };

/** Text of an uploaded transcript, whatever its form: docx by its content, everything else as UTF-8. */
async function transcriptText(bytes: Buffer): Promise<string> {
  if (bytes.toString('latin1', 0, 4) !== ZIP_MAGIC) {
    return bytes.toString('utf8');
  }
  try {
    await requireSoundArchive(bytes, TEXT_ARCHIVE);
    return (await mammoth.extractRawText({ buffer: bytes })).value;
  } catch {
    return '';
  }
}

/** The turns of an uploaded file: a whole meeting file (JSON, the sample's format), or a transcript in one of its forms. */
async function turnsOf(bytes: Buffer): Promise<Turn[]> {
  const text = await transcriptText(bytes);
  if (!text.trimStart().startsWith('{')) {
    return placeLines(readTranscriptText(text)).map((line) => ({ ...line, itemTitle: null }));
  }
  const record = importMeeting(parseJson(text));
  const nameOf = new Map(record.people.map(({ id, name }) => [id, name]));
  const titleOf = new Map(record.items.map(({ id, title }) => [id, title]));
  return record.utterances.map(({ speakerId, itemId, startMs, endMs, text: said }) => ({
    speaker: nameOf.get(speakerId ?? '') ?? null,
    itemTitle: titleOf.get(itemId ?? '') ?? null,
    startMs,
    endMs: Math.max(endMs, startMs + 1),
    text: said,
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejected('invalid_payload', 'SPEECH-13', { fault: 'notJson' });
  }
}

/**
 * Puts an uploaded transcript (txt, srt, vtt, docx, or a whole meeting file) on the timeline, turn by turn. Names are matched with the participants;
 * a name that fits nobody stays in the text, the speaker open.
 * @param startAt where the transcript begins on the meeting's clock
 * @returns the track's id (for taking it back) and how many segments there are
 * @throws Rejected SPEECH-13 when the file has no words
 */
export async function importTranscript(
  timeline: Timeline,
  state: MeetingState,
  given: { readonly bytes: Buffer; readonly startAt: string; readonly speakers: 'floor' | 'open' },
): Promise<{ trackId: string; segments: number }> {
  const turns = await turnsOf(given.bytes).catch((error: unknown) => {
    throw error instanceof MeetingFileError
      ? new Rejected('invalid_payload', 'SPEECH-13', { fault: 'notMeetingFile' })
      : error;
  });
  const importId = randomUUID();
  const trackId = `${UPLOAD_TRACK}${importId}`;
  const segments = turns.flatMap((turn, index) =>
    segmentsOf(state, turn, Date.parse(given.startAt), `${importId}.${index}`),
  );
  if (segments.length === 0) {
    throw new Rejected('invalid_payload', 'SPEECH-13', { fault: 'noWords' });
  }
  let fromAt: string | null = null;
  for (let at = 0; at < segments.length; at += SEGMENTS_A_COMMAND) {
    const part = segments.slice(at, at + SEGMENTS_A_COMMAND);
    const untilAt = part.at(-1)?.endAt ?? given.startAt;
    const payload: Hear = {
      ...{ trackId, participantId: null, source: 'file', origin: 'transcript', speakers: given.speakers },
      ...{ engine: 'transcript', model: 'file', fromAt, untilAt, segments: part },
    };
    const commandId = `import:${importId}:${at}`;
    const reply = await execute(
      timeline,
      { kind: 'service', service: 'recorder' },
      { commandId, meetingId: state.meetingId, name: 'speech.hear', payload },
    );
    if (!reply.ok) {
      throw new Rejected(reply.rejection.code, reply.rejection.rule);
    }
    fromAt = untilAt;
  }
  return { trackId, segments: segments.length };
}

function segmentsOf(state: MeetingState, line: Turn, startMs: number, id: string): Segment[] {
  const person = line.speaker === null ? null : participantNamed(Object.values(state.shared.people.byId), line.speaker);
  const text = line.speaker !== null && person === null ? `${line.speaker}: ${line.text}` : line.text;
  const item = Object.values(state.shared.agenda.byId).find(({ title }) => title === line.itemTitle);
  const words = text.split(/\s+/u).filter(Boolean);
  const msPerWord = (line.endMs - line.startMs) / Math.max(1, words.length);
  const parts: Segment[] = [];
  for (let at = 0; at < words.length; at += WORDS_A_SEGMENT) {
    const own = words.slice(at, at + WORDS_A_SEGMENT);
    const from = Math.round(startMs + line.startMs + at * msPerWord);
    const length = Math.max(1, Math.round(own.length * msPerWord));
    parts.push({
      segmentId: `${id}.${at}`,
      speakerId: person?.participantId ?? null,
      itemId: item?.itemId ?? null,
      startAt: new Date(from).toISOString(),
      endAt: new Date(from + length).toISOString(),
      words: spokenOver(own, length),
      doubtful: false,
      reasons: [],
    });
  }
  return parts;
}
