import { readsContent } from '#domain/roleNow.ts';
import { textOf } from '#domain/speechWords.ts';
import type { MeetingState } from '#domain/state.ts';
import { holdsWords } from '#domain/textMarks.ts';
import { viewerOf } from '#domain/view.ts';
import type { Group, MinutesFound, PaperFound, SpeechFound } from '#protocol/search.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import { mayReadMinutes, minutesText } from '#server/minutes/reading.ts';
import type { Database } from '#server/persistence/client.ts';
import { searchPages } from '#server/persistence/paperStore.ts';
import { meetingsWithMinutes, meetingsWithPages, placesOf, spokenSegments } from '#server/persistence/searchStore.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { type Seat, searchableVersions } from '../papers/access.ts';
import { excerpt } from '../papers/excerpt.ts';

export type FindParts = { readonly db: Database; readonly timeline: Timeline };

const MOST_SHOWN = 20;

/** The best of what was found, and whether there is more. */
export function grouped<T>(hits: readonly T[]): Group<T> {
  return { hits: hits.slice(0, MOST_SHOWN), more: hits.length > MOST_SHOWN };
}

type Titles = ReadonlyMap<string, string>;

/** The places of one person, each opened once a search: what may be read in a meeting is decided by its state now. */
class Places {
  readonly #parts: FindParts;
  readonly #identity: Identity;
  readonly #seats = new Map<string, Promise<Seat | null>>();
  readonly titles: Titles;

  constructor(parts: FindParts, identity: Identity, titles: Titles) {
    this.#parts = parts;
    this.#identity = identity;
    this.titles = titles;
  }

  /** The person's place in a meeting now; null when there is none any more. */
  seat(meetingId: string): Promise<Seat | null> {
    const known = this.#seats.get(meetingId) ?? this.#open(meetingId);
    this.#seats.set(meetingId, known);
    return known;
  }

  async #open(meetingId: string): Promise<Seat | null> {
    const state = await this.#parts.timeline.state(meetingId);
    const participantId = participantIdOf(state, this.#identity);
    const viewer = participantId === undefined ? null : viewerOf(state, participantId);
    return viewer === null ? null : { state, ...viewer };
  }

  meeting(meetingId: string): { meetingId: string; meetingTitle: string } {
    return { meetingId, meetingTitle: this.titles.get(meetingId) ?? '' };
  }
}

/** All places of an account. */
export async function placesFor(parts: FindParts, accountId: string, identity: Identity): Promise<Places> {
  const places = await placesOf(parts.db, accountId);
  return new Places(parts, identity, new Map(places.map(({ meetingId, title }) => [meetingId, title])));
}

/** Pages of papers that may be read. */
export async function findPapers(db: Database, places: Places, query: string): Promise<Group<PaperFound>> {
  const found: PaperFound[] = [];
  for (const meetingId of await meetingsWithPages(db, [...places.titles.keys()], query)) {
    const seat = await places.seat(meetingId);
    const versions = seat === null ? new Map() : searchableVersions(seat);
    for (const hit of await searchPages(db, [...versions.keys()], query, MOST_SHOWN + 1)) {
      const { paperId, title } = versions.get(hit.versionId) as { paperId: string; title: string };
      const { versionId, page } = hit;
      const text = excerpt(hit.text, query).text;
      found.push({ ...places.meeting(meetingId), paperId, versionId, title, page, text });
    }
    if (found.length > MOST_SHOWN) {
      break;
    }
  }
  return grouped(found);
}

/** A segment as it is read now; null when it was struck out, taken back or is the echo of another. */
export function spoken(state: MeetingState, segmentId: string, meetingTitle: string): SpeechFound | null {
  const segment = state.shared.speech.byId[segmentId];
  if (segment === undefined || segment.echo || segment.words.length === 0) {
    return null;
  }
  const person = segment.speakerId === null ? undefined : state.shared.people.byId[segment.speakerId];
  const speaker = person === undefined ? '' : `${person.honorific} ${person.name}`.trim();
  const { meetingId } = state;
  return { meetingId, meetingTitle, segmentId, speaker, at: segment.startAt, text: textOf(segment.words) };
}

/** What was said, as it reads now. */
export async function findSpeech(db: Database, places: Places, query: string): Promise<Group<SpeechFound>> {
  const found = new Map<string, SpeechFound>();
  for (const { meetingId, segmentIds } of await spokenSegments(db, [...places.titles.keys()], query)) {
    const seat = await places.seat(meetingId);
    const { meetingTitle } = places.meeting(meetingId);
    const said =
      seat !== null && readsContent(seat.state, seat.participantId)
        ? segmentIds.flatMap((id) => spoken(seat.state, id, meetingTitle) ?? [])
        : [];
    for (const one of said.filter(({ text }) => holdsWords(text, query))) {
      found.set(one.segmentId, { ...one, text: excerpt(one.text, query).text });
    }
  }
  return grouped([...found.values()]);
}

/** Paragraphs of minutes that may be read. */
export async function findMinutes(db: Database, places: Places, query: string): Promise<Group<MinutesFound>> {
  const found: MinutesFound[] = [];
  for (const meetingId of await meetingsWithMinutes(db, [...places.titles.keys()], query)) {
    const seat = await places.seat(meetingId);
    const blocks = seat !== null && mayReadMinutes(seat) ? await minutesText(db, seat.state) : [];
    for (const { blockId, text } of blocks.filter((block) => holdsWords(block.text, query))) {
      found.push({ ...places.meeting(meetingId), blockId, text: excerpt(text, query).text });
    }
  }
  return grouped(found);
}
