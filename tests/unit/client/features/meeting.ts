import type { AgendaItem } from '#domain/agenda.ts';
import { initialAgenda } from '#domain/agenda.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';

export const START = '2026-11-18T01:00:00.000Z';
const END = '2026-11-18T03:00:00.000Z';

export const at = (minutes: number): number => Date.parse(START) + minutes * 60_000;

export function person(participantId: string, changes: Partial<Participant> = {}): Participant {
  return {
    participantId,
    accountId: null,
    honorific: 'Ông',
    name: `Nguyễn Văn ${participantId}`,
    title: '',
    unit: '',
    role: 'member',
    isMember: true,
    weight: 1,
    delegateFor: null,
    aliases: [],
    ...changes,
  };
}

export function item(itemId: string, changes: Partial<AgendaItem> = {}): AgendaItem {
  return {
    itemId,
    title: `Nội dung ${itemId}`,
    kind: 'report',
    plannedMinutes: 20,
    presenterId: 'chair',
    unit: '',
    parentId: null,
    classified: false,
    status: 'pending',
    calledAt: null,
    endedAt: null,
    reason: null,
    ...changes,
  };
}

/** A meeting of three members in session with the given items; the first called one is current. */
export function meeting(
  items: readonly AgendaItem[],
  status: MeetingState['shared']['meeting']['status'] = 'in_session',
): MeetingState {
  const base = initialState('m1');
  const people = [person('chair', { role: 'chair' }), person('a'), person('b')];
  const current = items.find((candidate) => candidate.calledAt !== null && candidate.endedAt === null);
  const details = {
    title: 'Phiên họp',
    kind: 'regular_session',
    format: 'hybrid',
    place: '',
    scheduledStartAt: START,
    scheduledEndAt: END,
    totalMembers: 3,
    agencyName: 'UBND tỉnh',
    practice: false,
  } as const;
  return {
    ...base,
    shared: {
      ...base.shared,
      meeting: { ...base.shared.meeting, details, profile: profileOn(START), status, openedAt: START },
      people: { ...base.shared.people, byId: Object.fromEntries(people.map((one) => [one.participantId, one])) },
      agenda: {
        ...initialAgenda,
        byId: Object.fromEntries(items.map((one) => [one.itemId, one])),
        order: items.map((one) => one.itemId),
        currentItemId: current?.itemId ?? null,
      },
    },
  };
}
