import type { Answer } from '#tests/support/httpClient.ts';

/** Everybody who may ask; `seat` is a tablet of the room lent to a member, `screen` its big screen. */
export const VISITORS = [
  'nobody',
  'chair',
  'co_chair',
  'secretary',
  'member',
  'delegate',
  'invitee',
  'observer',
  'technician',
  'seat',
  'screen',
  'stranger',
  'unitAdmin',
  'systemAdmin',
  'otherAgency',
  'otherAdmin',
] as const;
export type Visitor = (typeof VISITORS)[number];

const STEWARDS: readonly Visitor[] = ['chair', 'co_chair', 'secretary'];
const READERS: readonly Visitor[] = [...STEWARDS, 'member', 'delegate', 'invitee', 'observer', 'seat'];
const PLACES: readonly Visitor[] = [...READERS, 'technician'];
const SIGNED_IN: readonly Visitor[] = VISITORS.filter((visitor) => visitor !== 'nobody');
const ACCOUNTS: readonly Visitor[] = SIGNED_IN.filter((visitor) => visitor !== 'seat' && visitor !== 'screen');
/** The secretary is an organiser of the agency; so is the stranger, and whoever administers nothing elsewhere. */
const ORGANISERS: readonly Visitor[] = ['secretary', 'stranger', 'otherAgency'];
const ADMINS: readonly Visitor[] = ['unitAdmin', 'systemAdmin', 'otherAdmin'];

/** Who is answered, and the status that each of the others gets. */
type Rule = { readonly answered: readonly Visitor[]; readonly refused: (visitor: Visitor) => number };

const signedOutElse = (status: (visitor: Visitor) => number) => (visitor: Visitor) =>
  visitor === 'nobody' ? 401 : status(visitor);
/** A stranger can't tell a meeting from none; a participant is told that this isn't for him. */
const inMeeting = signedOutElse((visitor) => (PLACES.includes(visitor) ? 403 : 404));
const hidden = signedOutElse(() => 404);
const forbidden = signedOutElse(() => 403);

export const RULES = {
  /** Whoever knows the address. */
  anybody: { answered: VISITORS, refused: () => 0 },
  signedIn: { answered: SIGNED_IN, refused: () => 401 },
  account: { answered: ACCOUNTS, refused: forbidden },
  organiser: { answered: ORGANISERS, refused: forbidden },
  admin: { answered: ADMINS, refused: forbidden },
  /** Admins of the agency that the account belongs to. */
  ownAdmin: {
    answered: ['unitAdmin', 'systemAdmin'],
    refused: (visitor) => (visitor === 'otherAdmin' ? 404 : forbidden(visitor)),
  },
  steward: { answered: STEWARDS, refused: inMeeting },
  participant: { answered: PLACES, refused: hidden },
  reader: { answered: READERS, refused: hidden },
  listener: {
    answered: READERS.filter((visitor) => visitor !== 'invitee' && visitor !== 'observer'),
    refused: hidden,
  },
  /** Nothing was recorded yet: who may listen is the same as for the list of pieces, and recording.test.ts plays one. */
  nothingThere: { answered: [], refused: hidden },
  /** Minutes that are still being written: for the others there are none. */
  writer: { answered: STEWARDS, refused: hidden },
  /** A paper comes from those who run the meeting or who present an item of it, as two of these visitors do. */
  uploader: { answered: [...STEWARDS, 'member', 'observer'], refused: inMeeting },
  /** The organisers of the agency, the unit that leads, and nobody else; tablets and screens have no tasks. */
  taskReader: {
    answered: ['secretary', 'stranger', 'member'],
    refused: signedOutElse((visitor) => (visitor === 'seat' || visitor === 'screen' ? 403 : 404)),
  },
  /** The room's display, and readers who put its page on a projector; wall.test.ts presents one. */
  wall: { answered: [...READERS, 'screen'], refused: hidden },
  /** A technician has the hall's device alone. */
  mediaGuest: { answered: [...READERS, 'screen'], refused: inMeeting },
} as const satisfies Record<string, Rule>;

/** Things that exist, so that a refusal can't be mistaken for their absence. */
export type Things = {
  readonly meetingId: string;
  readonly versionId: string;
  readonly taskId: string;
  readonly evidenceId: string;
  readonly uploadId: string;
  readonly accountId: string;
};

export type Row = {
  readonly route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`;
  readonly rule: keyof typeof RULES;
  /** Values of the address beyond those of `Things`, and its query. */
  readonly with?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** What is sent. Mostly something invalid: whoever is let through gets 400, and nothing changes for the next. */
  readonly body?: unknown;
  /** What is left to refuse for those who are let through: the code and rule of that answer. */
  readonly beyond?: `${string} ${string}`;
  /** Whether accounts sign in anew before it, because the line before ended their sessions. */
  readonly signedInAnew?: boolean;
};

const meeting = '/api/meetings/:meetingId' as const;

/** One line for each address of the server. */
export const ROWS: readonly Row[] = [
  { route: 'GET /api/session', rule: 'anybody' },
  { route: 'POST /api/session', rule: 'anybody', body: {} },
  { route: 'GET /api/oidc/start', rule: 'anybody' },
  { route: 'GET /api/oidc/callback', rule: 'anybody', beyond: 'unauthenticated AUTH-14' },
  { route: 'GET /api/meetings', rule: 'signedIn' },
  { route: `POST ${meeting}/codes`, rule: 'steward', body: {} },
  { route: `GET ${meeting}/codes/:codeId`, rule: 'steward', with: { codeId: 'none' } },
  { route: `GET ${meeting}/seats`, rule: 'steward' },
  { route: `DELETE ${meeting}/seats/:participantId`, rule: 'steward', with: { participantId: 'P99' } },
  { route: 'POST /api/join/look', rule: 'anybody', body: {} },
  { route: 'POST /api/join/enter', rule: 'anybody', body: {} },
  { route: 'GET /api/accounts', rule: 'account' },
  { route: 'GET /api/profile', rule: 'account' },
  { route: 'PATCH /api/profile', rule: 'account', body: { locale: 'xx' } },
  { route: 'POST /api/profile/password', rule: 'account', body: {} },
  { route: 'POST /api/profile/second-factor', rule: 'account' },
  { route: 'POST /api/profile/second-factor/confirm', rule: 'account', body: {} },
  { route: 'DELETE /api/profile/second-factor', rule: 'account', body: {} },
  { route: 'GET /api/accounts/managed', rule: 'admin' },
  { route: 'POST /api/accounts', rule: 'admin', body: {} },
  { route: 'PATCH /api/accounts/:accountId', rule: 'ownAdmin', body: { organisationRole: 'system_admin' } },
  { route: `GET ${meeting}/timeline`, rule: 'steward' },
  { route: 'GET /api/tasks', rule: 'account' },
  { route: 'GET /api/tasks/figures', rule: 'account' },
  { route: 'GET /api/tasks/export.xlsx', rule: 'account' },
  { route: 'GET /api/tasks/units', rule: 'account' },
  { route: 'POST /api/tasks', rule: 'organiser', body: {} },
  { route: 'POST /api/tasks/import', rule: 'organiser', body: {}, beyond: 'invalid_payload TASK-11' },
  { route: 'GET /api/tasks/:taskId', rule: 'taskReader' },
  { route: 'GET /api/tasks/:taskId/colleagues', rule: 'taskReader' },
  { route: 'POST /api/tasks/:taskId/actions', rule: 'account', body: {} },
  { route: 'POST /api/tasks/:taskId/evidence', rule: 'taskReader', beyond: 'forbidden TASK-2' },
  {
    route: 'GET /api/tasks/:taskId/evidence/:evidenceId',
    rule: 'taskReader',
  },
  { route: 'GET /api/stand-ins', rule: 'account' },
  { route: 'POST /api/stand-ins', rule: 'account', body: {} },
  { route: 'DELETE /api/stand-ins/:id', rule: 'account', beyond: 'not_found TASK-20' },
  { route: 'GET /api/notices', rule: 'account' },
  { route: 'POST /api/notices/read', rule: 'account' },
  { route: 'GET /api/calendar-feed', rule: 'account' },
  { route: 'POST /api/calendar-feed', rule: 'account' },
  { route: 'DELETE /api/calendar-feed', rule: 'account' },
  { route: 'GET /api/calendar/:token.ics', rule: 'anybody', with: { token: 'guessed' }, beyond: 'not_found TASK-9' },
  { route: 'GET /api/push', rule: 'account' },
  { route: 'POST /api/push/device', rule: 'account', body: {} },
  { route: 'POST /api/push/known', rule: 'account', body: {} },
  { route: 'POST /api/push/forget', rule: 'account', body: {} },
  { route: 'DELETE /api/push/devices/:deviceId', rule: 'account', with: { deviceId: 'none' } },
  { route: 'GET /api/search', rule: 'account', query: '?q=ngân sách' },
  { route: 'GET /api/papers/:versionId/pages/:page/said', rule: 'reader', with: { page: '1' } },
  { route: `GET ${meeting}/recordings`, rule: 'listener' },
  { route: `GET ${meeting}/recordings/:pieceId`, rule: 'nothingThere', with: { pieceId: 'none' } },
  { route: `GET ${meeting}/replay`, rule: 'reader' },
  {
    route: `POST ${meeting}/media-token`,
    rule: 'mediaGuest',
    body: { place: 'room' },
    beyond: 'conflict MEDIA-10',
  },
  { route: `POST ${meeting}/speech/transcripts`, rule: 'steward', beyond: 'invalid_payload SPEECH-13' },
  { route: `GET ${meeting}/speech/status`, rule: 'participant' },
  { route: `GET ${meeting}/speech/uploads`, rule: 'steward' },
  { route: `POST ${meeting}/speech/uploads`, rule: 'steward', body: {} },
  { route: `PUT ${meeting}/speech/uploads/:uploadId`, rule: 'steward', query: '?offset=7' },
  { route: `GET ${meeting}/speech/uploads/:uploadId/sound`, rule: 'steward', beyond: 'not_found null' },
  { route: `DELETE ${meeting}/speech/uploads/:uploadId`, rule: 'steward', beyond: 'not_found SPEECH-13' },
  { route: 'POST /api/ballot-box/:pollId', rule: 'anybody', with: { pollId: 'V1' }, body: {} },
  { route: 'POST /api/ballot-box/:pollId/missing', rule: 'anybody', with: { pollId: 'V1' }, body: {} },
  { route: `GET ${meeting}/minutes`, rule: 'writer' },
  { route: `GET ${meeting}/minutes/versions`, rule: 'steward' },
  { route: `GET ${meeting}/minutes/versions/:version`, rule: 'steward', with: { version: 'first' } },
  { route: `POST ${meeting}/minutes/draft`, rule: 'steward' },
  { route: `GET ${meeting}/documents/:kind.:form`, rule: 'steward', with: { kind: 'invitation', form: 'docx' } },
  { route: 'POST /api/meetings/import', rule: 'signedIn', body: {} },
  { route: `POST ${meeting}/papers/upload`, rule: 'uploader' },
  { route: `GET ${meeting}/papers`, rule: 'participant' },
  { route: `GET ${meeting}/papers/search`, rule: 'participant', query: '?q=ngân sách' },
  { route: 'GET /api/papers/:versionId/file', rule: 'reader' },
  { route: 'GET /api/papers/:versionId/pages/:page/image', rule: 'reader', with: { page: '1' } },
  { route: 'GET /api/papers/:versionId/pages/:page/text', rule: 'reader', with: { page: '1' } },
  {
    route: `GET ${meeting}/screen/:versionId/:page`,
    rule: 'wall',
    with: { page: '1' },
    beyond: 'not_found PRESENT-4',
  },
  // These two end what asks: they come last.
  { route: 'DELETE /api/sessions', rule: 'account' },
  { route: 'DELETE /api/session', rule: 'signedIn', signedInAnew: true },
];

/** The address of a row, with the things that exist. */
export function addressOf(row: Row, things: Things): string {
  const values: Readonly<Record<string, string>> = { ...things, ...row.with };
  const [, pattern = ''] = row.route.split(' ');
  return pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => values[name] ?? `no-${name}`) + (row.query ?? '');
}

/** What an answer says about rights: `through`, or the status of the refusal. */
export function verdictOf({ status, body }: Answer, { beyond }: Row): 'through' | number {
  const { code, rule } = (body as { rejection?: { code: string; rule: string | null } } | null)?.rejection ?? {};
  const isRefusal = [401, 403, 404, 429].includes(status) || status >= 500;
  return isRefusal && `${code} ${rule}` !== beyond ? status : 'through';
}
