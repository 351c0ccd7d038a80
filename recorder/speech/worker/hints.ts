import { itemAt } from '#domain/speechClock.ts';
import type { MeetingState } from '#domain/state.ts';

/** Whisper keeps 224 tokens of a prompt; Vietnamese needs about one for two and a half letters. */
const LONGEST_PROMPT = 480;

/**
 * Names and terms that are likely to be heard now, as one line of text: what matters most stands last, because the recogniser
 * forgets the beginning of a long prompt. People who are there, the item, its papers with numbers.
 */
export function promptFor(state: MeetingState, atMs: number): string {
  const at = new Date(atMs).toISOString();
  const itemId = itemAt(state.shared.speechClock, at);
  const item = itemId === null ? undefined : state.shared.agenda.byId[itemId];
  const people = Object.values(state.shared.people.byId);
  const units = [...new Set(people.map(({ unit }) => unit).filter(Boolean))];
  const names = people.map(({ name }) => name);
  const papers = papersOf(state, itemId);
  const parts = [units.join(', '), names.join(', '), papers.join('; '), item?.title ?? ''].filter(Boolean);
  return lastWords(parts.join('. '), LONGEST_PROMPT);
}

function papersOf(state: MeetingState, itemId: string | null): string[] {
  return Object.values(state.shared.papers)
    .filter(({ details }) => itemId === null || details.itemId === itemId)
    .map(({ details }) => `${details.kind} ${details.number} ${details.title}`.trim());
}

/** The end of a text, cut at a word. */
function lastWords(text: string, length: number): string {
  return text.length <= length ? text : text.slice(text.length - length).replace(/^\S*\s/u, '');
}

/** When the floor changed hands, ms of the epoch. */
export function speakerChanges(state: MeetingState): number[] {
  return state.shared.speechClock.floor.map(({ at }) => Date.parse(at));
}
