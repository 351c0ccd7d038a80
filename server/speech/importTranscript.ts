import { createHash } from 'node:crypto';
import { orderedItems } from '#domain/agenda.ts';
import { requireDetails } from '#domain/meeting.ts';
import { chairOf } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import type { SpeechSlice } from '#domain/speech.ts';
import { spokenOver } from '#domain/speechWords.ts';
import type { MeetingState } from '#domain/state.ts';
import { itemsOfLines, titledItem } from '#domain/transcript/calledItems.ts';
import { clockOf, placeLines, readTranscriptText } from '#domain/transcript/file.ts';
import { speakerFinder } from '#domain/transcript/speakerNames.ts';
import type { CommandInput } from '#protocol/registry.ts';
import { UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import { importMeeting, MeetingFileError } from '#recorder/minutes/index.ts';
import { execute } from '#server/commands/execute.ts';
import { local } from '#server/minutes/heldWhen.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { transcriptText } from './transcriptText.ts';

type Hear = CommandInput<'speech.hear'>;
type Segment = Hear['segments'][number];

const SEGMENTS_A_COMMAND = 100;
/** Longer turns are split, so that each sentence can be pointed at. */
const WORDS_A_SEGMENT = 80;
/** Hexadecimal digits of a file's hash that name its import. */
const NAME_LENGTH = 24;
const LONGEST_NAME = 200;

/** A turn of an uploaded file, its speaker and its item found in the meeting where that can be said. */
type Turn = {
  readonly speakerId: string | null;
  /** As the file names who speaks, when that is nobody of the meeting. */
  readonly writtenName: string | null;
  readonly itemId: string | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
};

type WhoSpeaks = (written: string | null) => Pick<Turn, 'speakerId' | 'writtenName'>;

function whoSpeaksIn(state: MeetingState): WhoSpeaks {
  const find = speakerFinder(Object.values(state.shared.people.byId));
  return (written) => {
    const name = written?.trim() ?? '';
    const person = name === '' ? null : find(name);
    return {
      speakerId: person?.participantId ?? null,
      writtenName: person === null && name !== '' ? name.slice(0, LONGEST_NAME) : null,
    };
  };
}

type Read = {
  readonly turns: Turn[];
  /** The time of day of the first word, ms from midnight; null when the file doesn't say. */
  readonly clockMs: number | null;
};

/** The turns of a whole meeting file (JSON, the sample's format). */
function turnsOfMeeting(state: MeetingState, text: string): Turn[] {
  const record = importMeeting(parseJson(text));
  const whoSpeaks = whoSpeaksIn(state);
  const nameOf = new Map(record.people.map(({ id, name }) => [id, name]));
  const itemIdOf = new Map(
    record.items.map(({ id, title }) => [
      id,
      orderedItems(state.shared.agenda).find((item) => item.title === title)?.itemId ?? null,
    ]),
  );
  return record.utterances.map(({ speakerId, itemId, startMs, endMs, text: said }) => ({
    ...whoSpeaks(nameOf.get(speakerId ?? '') ?? null),
    itemId: itemIdOf.get(itemId ?? '') ?? null,
    startMs,
    endMs: Math.max(endMs, startMs + 1),
    text: said,
  }));
}

/** The turns of a transcript: txt, srt, vtt, docx. */
function turnsOfText(state: MeetingState, text: string): Read {
  const items = orderedItems(state.shared.agenda).filter(
    ({ parentId, kind }) => parentId === null && kind !== 'recess',
  );
  const whoSpeaks = whoSpeaksIn(state);
  const lines = readTranscriptText(text, {
    name: (written) => whoSpeaks(written).speakerId !== null,
    title: (written) => titledItem(items, written) !== null,
  });
  const chairId = chairOf(state.shared.people)?.participantId ?? null;
  const turns = placeLines(lines).map((line) => ({ line, who: whoSpeaks(line.speaker) }));
  const by = ({ line, who }: (typeof turns)[number]) =>
    line.heading ? 'heading' : who.speakerId !== null && who.speakerId === chairId ? 'chair' : 'other';
  const itemIds = itemsOfLines(
    items,
    turns.map((turn) => ({ text: turn.line.text, by: by(turn) })),
  );
  const said = turns.flatMap(({ line: { startMs, endMs, text: words, heading }, who }, index) =>
    heading ? [] : [{ ...who, itemId: itemIds[index] ?? null, startMs, endMs, text: words }],
  );
  return { turns: said, clockMs: clockOf(lines) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejected('invalid_payload', 'SPEECH-13', { fault: 'notJson' });
  }
}

async function readFile(state: MeetingState, bytes: Buffer): Promise<Read> {
  const text = await transcriptText(bytes);
  try {
    return text.trimStart().startsWith('{')
      ? { turns: turnsOfMeeting(state, text), clockMs: null }
      : turnsOfText(state, text);
  } catch (error) {
    throw error instanceof MeetingFileError
      ? new Rejected('invalid_payload', 'SPEECH-13', { fault: 'notMeetingFile' })
      : error;
  }
}

/** When words begin that nobody has placed: at their own time of day, on the day of the meeting, else with the meeting. */
function beginningOf({ shared: { meeting } }: MeetingState, clockMs: number | null): string {
  const planned = meeting.openedAt ?? requireDetails(meeting).scheduledStartAt;
  const midnight = Date.parse(`${local(planned).slice(0, 10)}T00:00:00+07:00`);
  return clockMs === null ? planned : new Date(midnight + clockMs).toISOString();
}

/**
 * The name of this import, by what is in the file and where it is put. What was taken back may come again, under another name.
 * @throws Rejected SPEECH-13 `alreadyThere` when the same file stands in the meeting already: every word would be there twice
 */
function importName({ heardUntil, withdrawnTracks }: SpeechSlice, bytes: Buffer, startAt: string): string {
  const hash = createHash('sha256').update(startAt).update(bytes).digest('hex').slice(0, NAME_LENGTH);
  const before = Object.keys(heardUntil).filter((trackId) => trackId.startsWith(`${UPLOAD_TRACK}${hash}`));
  if (before.some((trackId) => !withdrawnTracks.includes(trackId))) {
    throw new Rejected('conflict', 'SPEECH-13', { fault: 'alreadyThere' });
  }
  return `${hash}-${before.length}`;
}

/**
 * Puts an uploaded transcript (txt, srt, vtt, docx, or a whole meeting file) on the timeline, turn by turn. Names are matched with
 * the participants; a name that fits nobody is kept beside the words, the speaker open (SPEECH-15).
 * @param given.startAt where the transcript begins on the meeting's clock; null: by its own times of day, else with the meeting
 * @returns the track's id (for taking it back), how many segments there are, and how many of them have no speaker yet
 * @throws Rejected SPEECH-13 with what is wrong with the file
 */
export async function importTranscript(
  timeline: Timeline,
  state: MeetingState,
  given: { readonly bytes: Buffer; readonly startAt: string | null; readonly speakers: 'floor' | 'open' },
): Promise<{ trackId: string; segments: number; open: number }> {
  const { turns, clockMs } = await readFile(state, given.bytes);
  const startAt = given.startAt ?? beginningOf(state, clockMs);
  const name = importName(state.shared.speech, given.bytes, startAt);
  const trackId = `${UPLOAD_TRACK}${name}`;
  const segments = turns.flatMap((turn, index) => segmentsOf(turn, Date.parse(startAt), `${name}.${index}`));
  if (segments.length === 0) {
    throw new Rejected('invalid_payload', 'SPEECH-13', { fault: 'noWords' });
  }
  let fromAt: string | null = null;
  for (let at = 0; at < segments.length; at += SEGMENTS_A_COMMAND) {
    const part = segments.slice(at, at + SEGMENTS_A_COMMAND);
    const untilAt: string = part.at(-1)?.endAt ?? startAt;
    const payload: Hear = {
      ...{ trackId, participantId: null, source: 'file', origin: 'transcript', speakers: given.speakers },
      ...{ engine: 'transcript', model: 'file', fromAt, untilAt, segments: part },
    };
    const envelope = { commandId: `import:${name}:${at}`, meetingId: state.meetingId, name: 'speech.hear', payload };
    const reply = await execute(timeline, { kind: 'service', service: 'recorder' }, envelope);
    if (!reply.ok) {
      throw new Rejected(reply.rejection.code, reply.rejection.rule);
    }
    fromAt = untilAt;
  }
  return { trackId, segments: segments.length, open: segments.filter(({ speakerId }) => speakerId === null).length };
}

function segmentsOf(turn: Turn, startMs: number, id: string): Segment[] {
  const words = turn.text.split(/\s+/u).filter(Boolean);
  const msPerWord = (turn.endMs - turn.startMs) / Math.max(1, words.length);
  const parts: Segment[] = [];
  for (let at = 0; at < words.length; at += WORDS_A_SEGMENT) {
    const own = words.slice(at, at + WORDS_A_SEGMENT);
    const from = Math.round(startMs + turn.startMs + at * msPerWord);
    const length = Math.max(1, Math.round(own.length * msPerWord));
    parts.push({
      segmentId: `${id}.${at}`,
      ...{ speakerId: turn.speakerId, itemId: turn.itemId, doubtful: false, reasons: [] },
      ...(turn.writtenName === null ? {} : { writtenName: turn.writtenName }),
      startAt: new Date(from).toISOString(),
      endAt: new Date(from + length).toISOString(),
      words: spokenOver(own, length),
    });
  }
  return parts;
}
