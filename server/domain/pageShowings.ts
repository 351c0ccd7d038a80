import type { EventEnvelope } from '#protocol/envelope.ts';
import type { ShownPage } from '#protocol/presenting.ts';

/** A stretch of the server's clock, in milliseconds. */
export type Stretch = { readonly from: number; readonly until: number };

type Fact = Pick<EventEnvelope, 'name' | 'data' | 'at'>;

/** Facts after which the page that was shown is shown no more. */
const ENDS = [
  'presenting.pageShown',
  'presenting.stopped',
  'meeting.closed',
  'agenda.itemCalled',
  'agenda.itemConcluded',
];

/** Names of the facts that `showingsOf` reads. */
export const SHOWING_FACTS: readonly string[] = ENDS;

/**
 * When a page was on the screens of those who follow: from its being shown until the next page, the next item, the end of
 * presenting or of the meeting. `facts` in order of the timeline; a showing that still goes on has no end.
 */
export function showingsOf(facts: readonly Fact[], wanted: Pick<ShownPage, 'versionId' | 'page'>): Stretch[] {
  const stretches: Stretch[] = [];
  let from: number | null = null;
  for (const { name, data, at } of facts.filter((fact) => ENDS.includes(fact.name))) {
    const page = name === 'presenting.pageShown' ? (data as ShownPage) : null;
    const same = page?.versionId === wanted.versionId && page.page === wanted.page;
    if (from !== null && !same) {
      stretches.push({ from, until: Date.parse(at) });
      from = null;
    }
    from ??= same ? Date.parse(at) : null;
  }
  return from === null ? stretches : [...stretches, { from, until: Number.POSITIVE_INFINITY }];
}

/** Whether most of a stretch of speech lies within one of the showings. */
export function saidDuring(showings: readonly Stretch[], startAt: string, endAt: string): boolean {
  const middle = (Date.parse(startAt) + Date.parse(endAt)) / 2;
  return showings.some(({ from, until }) => middle >= from && middle < until);
}
