import { Rejected } from '#domain/rejected.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import { done, event, type Handler } from '../handler.ts';

/** Creates a meeting; its first participant is the organiser as secretary. It keeps the rule profile valid on its date. */
export const create: Handler<'meeting.create'> = ({ state, payload, actor, tx, newId }) => {
  if (state.sequence > 0) {
    throw new Rejected('conflict', 'MEETING-1');
  }
  if (actor.kind !== 'account') {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
  if (payload.scheduledEndAt <= payload.scheduledStartAt) {
    throw new Rejected('invalid_payload', 'MEETING-3');
  }
  return createFor(actor.accountId, { state, payload, actor, tx, newId });
};

type Given = Pick<Parameters<Handler<'meeting.create'>>[0], 'state' | 'payload' | 'actor' | 'tx' | 'newId'>;

async function createFor(accountId: string, { payload, tx, newId }: Given) {
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  return done<'meeting.create'>(
    event('meeting.created', {
      details: { ...payload, practice: false },
      profile: profileOn(payload.scheduledStartAt),
    }),
    event('people.added', {
      people: [
        {
          participantId: newId(),
          accountId,
          honorific: account.honorific,
          name: account.name,
          title: account.title,
          unit: account.unitName,
          role: 'secretary',
          isMember: false,
          weight: 1,
          delegateFor: null,
          aliases: [],
        },
      ],
    }),
  );
}
