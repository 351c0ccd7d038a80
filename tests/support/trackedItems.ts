import type { TrackedItem } from '#recorder/language/types.ts';

/** A tracked item of the language parser with everything a test does not care about filled in. */
export function trackedItem(
  given: Partial<TrackedItem> & Pick<TrackedItem, 'kind' | 'sources' | 'action'>,
): TrackedItem {
  return {
    id: `${given.kind}-${given.sources.join('-')}`,
    agendaItemId: null,
    assigneeLead: null,
    leadPersonId: null,
    coordinatingUnits: [],
    reportTo: null,
    due: null,
    op: 'create',
    flags: [],
    confidence: 1,
    span: { start: 0, end: 0 },
    why: [],
    dueHistory: [],
    absorbedInto: null,
    speakerId: null,
    cancelled: false,
    ...given,
  };
}
