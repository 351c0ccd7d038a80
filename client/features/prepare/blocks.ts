import { plannedMinutes, topItems } from '#client/features/agenda/index.ts';
import { chairOf, members } from '#domain/people.ts';
import { quorumFor } from '#domain/quorum.ts';
import type { MeetingState } from '#domain/state.ts';

/** Something that still stands against sending the invitation, and which panel settles it. */
export type Block = {
  readonly key: string;
  readonly kind:
    | 'noItems'
    | 'noMinutes'
    | 'tooLong'
    | 'noChair'
    | 'fewMembers'
    | 'paperWaits'
    | 'paperRejected'
    | 'noPresenter';
  readonly panel: 'agenda' | 'papers' | 'people';
  readonly values: Readonly<Record<string, string | number>>;
};

function agendaBlocks(state: MeetingState): Block[] {
  const items = topItems(state);
  const block = (kind: Block['kind'], values: Block['values'] = {}): Block => ({
    key: `${kind}${values.number ?? ''}`,
    kind,
    panel: 'agenda',
    values,
  });
  if (items.length === 0) {
    return [block('noItems')];
  }
  const missing = items
    .filter((item) => item.plannedMinutes === 0)
    .map((item) => block('noMinutes', { number: item.number }));
  const reports = items.filter(
    (item) => item.presenterId === null && (item.kind === 'report' || item.kind === 'decision'),
  );
  const over = plannedMinutes(items) - meetingMinutes(state);
  return [
    ...missing,
    ...reports.map((item) => block('noPresenter', { number: item.number })),
    ...(over > 0 ? [block('tooLong', { minutes: over })] : []),
  ];
}

function peopleBlocks(state: MeetingState): Block[] {
  const { details } = state.shared.meeting;
  const invited = members(state.shared.people).length;
  const total = details?.totalMembers ?? 0;
  const chair: Block[] =
    chairOf(state.shared.people) === undefined
      ? [{ key: 'noChair', kind: 'noChair', panel: 'people', values: {} }]
      : [];
  return invited < total
    ? [...chair, { key: 'fewMembers', kind: 'fewMembers', panel: 'people', values: { invited, total } }]
    : chair;
}

function paperBlocks(state: MeetingState): Block[] {
  return Object.values(state.stewards.papers).flatMap((paper): Block[] => {
    const name = paper.details.number || paper.details.title;
    if (paper.status === 'submitted') {
      return [{ key: paper.paperId, kind: 'paperWaits', panel: 'papers', values: { name } }];
    }
    return paper.status === 'rejected'
      ? [{ key: paper.paperId, kind: 'paperRejected', panel: 'papers', values: { name, reason: paper.reason ?? '' } }]
      : [];
  });
}

/** Planned length of the meeting in minutes. */
export function meetingMinutes(state: MeetingState): number {
  const { details } = state.shared.meeting;
  return details === null
    ? 0
    : Math.round((Date.parse(details.scheduledEndAt) - Date.parse(details.scheduledStartAt)) / 60_000);
}

/** Everything to settle before the invitation goes out, first things first. */
export const blocksOf = (state: MeetingState): Block[] => [
  ...agendaBlocks(state),
  ...paperBlocks(state),
  ...peopleBlocks(state),
];

/** How many members are expected by their replies, and whether that would be a quorum. */
export function expectedQuorum(
  state: MeetingState,
): { expected: number; total: number; required: number; met: boolean } | null {
  const { details, profile } = state.shared.meeting;
  if (details === null || profile === null) {
    return null;
  }
  const { replies } = state.shared.people;
  const expected = members(state.shared.people).filter(
    ({ participantId }) => replies[participantId]?.attending !== false,
  ).length;
  return { expected, total: details.totalMembers, ...quorumFor(expected, details.totalMembers, profile.quorum) };
}
