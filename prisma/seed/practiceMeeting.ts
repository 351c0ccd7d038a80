import { createHash } from 'node:crypto';
import { profileOn } from '#domain/ruleProfiles.ts';
import type { AgendaItemKind } from '#protocol/agenda.ts';
import type { MeetingDetails } from '#protocol/meeting.ts';
import type { Participant } from '#protocol/people.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import { execute, type Identity } from '#server/commands/execute.ts';
import { event } from '#server/commands/handler.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { ORGANISATION_ID, signInNames } from './accounts.ts';
import type { SampleMeeting, SamplePerson } from './sample.ts';

const kinds: Readonly<Record<string, AgendaItemKind>> = {
  A1: 'opening',
  A2: 'report',
  A3: 'decision',
  A4: 'decision',
  A5: 'discussion',
  A6: 'secret_vote',
};

/** Has not answered the invitation yet, so that a newcomer who signs in as member finds it waiting. */
const UNANSWERED = 'P04';

export type Written = {
  readonly timeline: Timeline;
  readonly sample: SampleMeeting;
  /** Account ids by sign-in name. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly meetingId: string;
};

/** The participant that a person of the sample meeting is. */
export function participantOf(person: SamplePerson, accounts: ReadonlyMap<string, string>): Participant {
  return {
    participantId: person.id,
    accountId: accounts.get(signInNames[person.id] ?? '') ?? null,
    honorific: person.honorific,
    name: person.name,
    title: person.title,
    unit: person.unit,
    role: person.role,
    isMember: person.is_member,
    weight: 1,
    delegateFor: person.delegate_for,
    aliases: [...person.aliases],
  };
}

function identityOf({ accounts }: Written, participantId: string): Identity {
  const accountId = accounts.get(signInNames[participantId] ?? '') ?? '';
  return { kind: 'account', accountId, organisationId: ORGANISATION_ID, organisationRole: 'member' };
}

/** The same number for the same step: a seed that was interrupted is written again, and what was done is not done twice. */
function stepId(meetingId: string, step: unknown): string {
  return `seed-${createHash('sha256')
    .update(JSON.stringify([meetingId, step]))
    .digest('hex')}`;
}

/** The number under which a practice meeting was created; one of another version of this seed has another. */
export const creationId = (meetingId: string): string => stepId(meetingId, 'create');

/** Sends a command of the practice meeting in somebody's name, once; a refusal is a fault of the seed. */
export async function send<N extends CommandName>(written: Written, as: string, name: N, payload: CommandInput<N>) {
  const commandId = stepId(written.meetingId, [as, name, payload]);
  const envelope = { commandId, meetingId: written.meetingId, name, payload };
  const reply = await execute(written.timeline, identityOf(written, as), envelope);
  if (!reply.ok) {
    throw new Error(`practice meeting: ${name} was refused: ${JSON.stringify(reply.rejection)}`);
  }
}

/** Start and end of the practice meeting: the next half hour that is at least ten minutes away, for as long as its items need. */
export function practiceTimes(sample: SampleMeeting, now: Date): { scheduledStartAt: string; scheduledEndAt: string } {
  const half = 30 * 60_000;
  const start = Math.ceil((now.getTime() + 10 * 60_000) / half) * half;
  const minutes = sample.agenda.reduce((sum, item) => sum + item.planned_minutes, 0);
  return {
    scheduledStartAt: new Date(start).toISOString(),
    scheduledEndAt: new Date(start + minutes * 60_000).toISOString(),
  };
}

/** The first facts carry the mark "practice", which no command can set. */
async function create(written: Written, now: Date): Promise<void> {
  const { timeline, sample, meetingId } = written;
  const details: MeetingDetails = {
    title: sample.meeting.title,
    kind: 'regular_session',
    format: 'hybrid',
    place: sample.meeting.location,
    ...practiceTimes(sample, now),
    totalMembers: sample.meeting.total_members,
    agencyName: sample.agency.short_name,
    practice: true,
  };
  const secretary = sample.participants.filter(({ role }) => role === 'secretary');
  const people = secretary.map((person) => participantOf(person, written.accounts));
  const reply = await timeline.submit(meetingId, {
    commandId: creationId(meetingId),
    sender: 'service:server',
    createsIn: ORGANISATION_ID,
    decide: () => ({
      actor: { kind: 'service', id: 'server' },
      events: [
        event('meeting.created', { details, profile: profileOn(details.scheduledStartAt) }),
        event('people.added', { people }),
      ],
      result: {},
    }),
  });
  if (!reply.ok) {
    throw new Error(`practice meeting: ${JSON.stringify(reply.rejection)}`);
  }
}

async function invitePeople(written: Written): Promise<void> {
  const { sample, accounts } = written;
  const others = sample.participants.filter(({ role }) => role !== 'secretary' && role !== 'delegate');
  await send(written, 'P12', 'people.add', { people: others.map((person) => participantOf(person, accounts)) });
}

async function addAgenda(written: Written): Promise<void> {
  for (const item of written.sample.agenda) {
    await send(written, 'P12', 'agenda.addItem', {
      itemId: item.id,
      beforeId: null,
      details: {
        title: item.title,
        kind: kinds[item.id] ?? 'discussion',
        plannedMinutes: item.planned_minutes,
        presenterId: item.presenter,
        unit: item.unit,
        parentId: null,
        classified: false,
      },
    });
  }
}

async function answer(written: Written, person: SamplePerson): Promise<void> {
  const reason = person.absence?.reason ?? '';
  const mode = person.mode === 'remote' ? 'remote' : 'on_site';
  await send(written, person.id, 'people.reply', { attending: person.absence === null, mode, reason });
}

async function answerInvitations(written: Written): Promise<void> {
  const { participants } = written.sample;
  for (const person of participants.filter(({ id, role }) => id !== UNANSWERED && role !== 'delegate')) {
    await answer(written, person);
  }
  for (const person of participants.filter(({ role }) => role === 'delegate')) {
    const delegate = participantOf(person, written.accounts);
    await send(written, 'P12', 'people.delegate', { participantId: person.delegate_for ?? '', delegate });
    await answer(written, person);
  }
}

/** Writes the practice meeting through the real commands, up to "invited": programme, people, answers, one delegate; goes on where it was interrupted. */
export async function writePracticeMeeting(written: Written, now: Date): Promise<void> {
  await create(written, now);
  await invitePeople(written);
  await addAgenda(written);
  await send(written, 'P12', 'meeting.invite', {});
  await answerInvitations(written);
}

/** Moves a practice meeting that nobody has begun to today. */
export async function movePracticeMeeting(written: Written, now: Date): Promise<void> {
  await send(written, 'P12', 'meeting.edit', practiceTimes(written.sample, now));
}
