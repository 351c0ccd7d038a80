import { isSteward, requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { IssuedCode, JoinLook, NewJoinCode } from '#protocol/http.ts';
import type { ServerParts } from '#server/parts.ts';
import * as store from '#server/persistence/joinCodes.ts';
import { policy } from './policy.ts';
import { hashPin, hashToken, newPin, newToken } from './secrets.ts';

type Parts = Pick<ServerParts, 'db' | 'auth' | 'timeline' | 'log'>;

/** A code may be looked at this often before it is worth nothing: a person needs one or two looks. */
const MOST_LOOKS = 6;

/**
 * Makes a single-use code for a meeting (AUTH-9). `address` is where tablets reach this server.
 * @throws {Rejected} PEOPLE-1 when the participant isn't in the meeting.
 */
export async function issueCode(
  { db, auth }: Parts,
  state: MeetingState,
  wanted: NewJoinCode,
  address: string,
): Promise<IssuedCode> {
  const participantId = 'participantId' in wanted ? wanted.participantId : null;
  if (participantId !== null) {
    requireParticipant(state.shared.people, participantId);
  }
  const now = Date.now();
  const code = newToken();
  const pin = newPin();
  const expiresAt = new Date(now + (wanted.kind === 'guest' ? policy.guestCodeLastsMs : policy.codeLastsMs));
  const codeHash = hashToken(code);
  const { meetingId } = state;
  const stored = { codeHash, pinHash: hashPin(auth.key, pin), meetingId, participantId, kind: wanted.kind, expiresAt };
  await store.addCode(db, stored, new Date(now));
  return {
    codeId: codeHash,
    pin,
    // Behind the hash, so that no server on the way writes it down.
    url: `${address}/vao-hop#${code}`,
    renewAt: new Date(wanted.kind === 'guest' ? expiresAt : now + policy.codeRenewMs).toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

type Usable = store.StoredCode & { kind: JoinLook['kind'] };

/** Codes that are wrong, used, expired or looked at too often all get the same answer. */
async function requireCode({ db, auth }: Parts, text: string): Promise<Usable> {
  const code = await store.findCode(db, /^\d{8}$/.test(text) ? hashPin(auth.key, text) : hashToken(text));
  const looks = code === null ? 0 : await store.countLook(db, code.codeHash);
  if (code === null || code.usedAt !== null || code.expiresAt.getTime() <= Date.now() || looks > MOST_LOOKS) {
    throw new Rejected('not_found', 'AUTH-9');
  }
  return code as Usable;
}

type Person = JoinLook['people'][number];

/** Whom a code may let in. Those who run the meeting sign in themselves: a code at the door must not make a chair. */
async function candidates({ db }: Parts, state: MeetingState, code: Usable): Promise<Person[]> {
  if (code.kind === 'screen') {
    return [];
  }
  const people = Object.values(state.shared.people.byId);
  const seated = code.kind === 'room' ? await store.seatedIn(db, state.meetingId, new Date()) : new Set<string>();
  return people
    .filter(({ participantId, role }) =>
      code.kind === 'room' ? !isSteward(role) && !seated.has(participantId) : participantId === code.participantId,
    )
    .map(({ participantId, honorific, name, title }) => ({ participantId, honorific, name, title }));
}

/**
 * What a code leads to: the meeting, and the names to confirm or choose from.
 * @throws {Rejected} AUTH-9 for a code that is worth nothing.
 */
export async function lookAt(parts: Parts, text: string): Promise<JoinLook> {
  const code = await requireCode(parts, text);
  const state = await parts.timeline.state(code.meetingId);
  return {
    kind: code.kind,
    meetingId: code.meetingId,
    meetingTitle: state.shared.meeting.details?.title ?? '',
    people: await candidates(parts, state, code),
  };
}

/**
 * Uses a code up and opens the session of a seat or screen.
 * @throws {Rejected} AUTH-9 for a code that is worth nothing, AUTH-10 for a name that the code doesn't stand for.
 */
export async function enterWith(
  parts: Parts,
  given: { code: string; participantId: string | null },
  userAgent: string,
): Promise<{ token: string; lastsMs: number }> {
  const code = await requireCode(parts, given.code);
  const state = await parts.timeline.state(code.meetingId);
  const allowed = await candidates(parts, state, code);
  const named = allowed.find(({ participantId }) => participantId === given.participantId);
  if (code.kind === 'screen' ? given.participantId !== null : named === undefined) {
    throw new Rejected('conflict', 'AUTH-10');
  }
  if (!(await store.consumeCode(parts.db, code.codeHash, new Date()))) {
    throw new Rejected('not_found', 'AUTH-9');
  }
  const seat = named === undefined ? {} : { participantId: named.participantId };
  return parts.auth.open({ meetingId: code.meetingId, ...seat }, userAgent);
}
