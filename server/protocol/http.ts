import { z } from 'zod';
import { AccountId, Instant, line, MeetingId, ParticipantId } from './ids.ts';
import { MeetingStatus } from './meeting.ts';
import { MeetingRole, OrganisationRole } from './roles.ts';

/**
 * Bodies of the HTTP interface that screens use beside the socket. Refusals have the form `{ok: false, rejection}` with
 * the status of their code. Every request that changes something carries the session's `csrfToken` in `x-csrf-token`.
 */

export const Locale = z.enum(['vi', 'en']);

/** The account behind a session, as its holder may know it. */
export const AccountSummary = z.strictObject({
  accountId: AccountId,
  signInName: z.string(),
  honorific: z.string(),
  name: z.string(),
  title: z.string(),
  unitName: z.string(),
  organisation: z.strictObject({ name: z.string(), shortName: z.string() }),
  organisationRole: OrganisationRole,
  locale: Locale,
  secondFactor: z.boolean(),
});
export type AccountSummary = z.infer<typeof AccountSummary>;

/** `GET /api/session`: who this browser is. A seat is a tablet that stands for one participant of one meeting. */
export const SessionView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), singleSignOn: z.boolean(), practice: z.boolean() }),
  z.strictObject({ kind: z.literal('account'), csrfToken: z.string(), account: AccountSummary }),
  z.strictObject({
    kind: z.literal('seat'),
    csrfToken: z.string(),
    meetingId: MeetingId,
    participantId: ParticipantId,
    name: z.string(),
  }),
  z.strictObject({ kind: z.literal('screen'), csrfToken: z.string(), meetingIds: z.array(MeetingId) }),
]);
export type SessionView = z.infer<typeof SessionView>;

/** `POST /api/session`. `otp` is the six-digit number, asked for by a refusal with rule AUTH-5. */
export const SignIn = z.strictObject({
  signInName: z.string().trim().toLowerCase().min(1).max(120),
  password: z.string().min(1).max(200),
  otp: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});

/** One row of `GET /api/meetings`. `role` is null on a display that only shows the meeting. */
export const MeetingSummary = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  status: MeetingStatus,
  scheduledStartAt: Instant.nullable(),
  scheduledEndAt: Instant.nullable(),
  place: z.string(),
  practice: z.boolean(),
  participantId: ParticipantId.nullable(),
  role: MeetingRole.nullable(),
  /** The invitation is out and its holder has not answered yet. */
  unanswered: z.boolean(),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

/** One row of `GET /api/accounts?search=`: whom one may invite from the own organisation. */
export const DirectoryEntry = z.strictObject({
  accountId: AccountId,
  honorific: z.string(),
  name: z.string(),
  title: z.string(),
  unitName: z.string(),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

/** `POST /api/meetings/:id/codes`. `seat`, `guest`: for the participant named; `room`: whoever scans it; `screen`: a big screen. */
export const NewJoinCode = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['seat', 'guest']), participantId: ParticipantId }),
  z.strictObject({ kind: z.enum(['room', 'screen']) }),
]);
export type NewJoinCode = z.infer<typeof NewJoinCode>;

/** A fresh single-use code. `url` goes into the QR, `pin` is for typing; ask for the next one at `renewAt` or once it is used. */
export const IssuedCode = z.strictObject({
  codeId: z.string(),
  pin: z.string(),
  url: z.string(),
  renewAt: Instant,
  expiresAt: Instant,
});
export type IssuedCode = z.infer<typeof IssuedCode>;

/** The code as scanned (long) or typed (eight digits, spaces allowed). */
export const JoinCodeText = z
  .string()
  .max(100)
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^(\d{8}|[A-Za-z0-9_-]{22,64})$/));

/** `POST /api/join/look`: what a code leads to, before it is used up. */
export const JoinLook = z.strictObject({
  kind: z.enum(['seat', 'guest', 'room', 'screen']),
  meetingId: MeetingId,
  meetingTitle: z.string(),
  /** Whom one may enter as: one name to confirm, or the list to find oneself in; empty for a screen. */
  people: z.array(
    z.strictObject({ participantId: ParticipantId, honorific: z.string(), name: z.string(), title: z.string() }),
  ),
});
export type JoinLook = z.infer<typeof JoinLook>;

/** `POST /api/join/enter`: uses the code up; the person has seen the name and confirmed it. */
export const JoinEnter = z.strictObject({ code: JoinCodeText, participantId: ParticipantId.nullable() });

/** `PATCH /api/profile`. */
export const ProfileChanges = z.strictObject({
  locale: Locale.optional(),
  honorific: z.string().max(20).optional(),
  title: z.string().max(200).optional(),
  email: z.email().max(200).nullable().optional(),
});

/** `GET /api/profile`: the own account, with the address that notices are sent to. */
export const OwnProfile = AccountSummary.extend({ email: z.string().nullable() });
export type OwnProfile = z.infer<typeof OwnProfile>;

/** `POST /api/profile/password`. */
export const PasswordChange = z.strictObject({ current: z.string().max(200), next: z.string().min(1).max(200) });

/** `POST /api/accounts`: a unit admin makes an account; the password must be changed by its holder. */
export const NewAccount = z.strictObject({
  signInName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._@-]{1,60}$/),
  password: z.string().min(1).max(200),
  honorific: z.string().max(20),
  name: line(120),
  title: z.string().max(200),
  unitName: z.string().max(200),
  organisationRole: OrganisationRole,
  /** Answers for the unit; left out, the first account of a unit does. */
  headsUnit: z.boolean().optional(),
});

/**
 * `PATCH /api/accounts/:accountId`: an admin closes or opens an account, gives it a new password, takes off the second factor of a
 * lost device, or lets it answer for its unit.
 */
export const AccountChange = z.strictObject({
  disabled: z.boolean().optional(),
  password: z.string().max(200).optional(),
  withoutSecondFactor: z.literal(true).optional(),
  headsUnit: z.boolean().optional(),
});

/** One row of `GET /api/accounts/managed`: an account as the admins of its organisation see it. */
export const ManagedAccount = AccountSummary.pick({
  accountId: true,
  signInName: true,
  honorific: true,
  name: true,
  title: true,
  unitName: true,
  organisationRole: true,
}).extend({
  headsUnit: z.boolean(),
  secondFactor: z.boolean(),
  disabled: z.boolean(),
  /** Whether this admin may change it: not the own account, and no higher admin's. */
  mayChange: z.boolean(),
});
export type ManagedAccount = z.infer<typeof ManagedAccount>;
