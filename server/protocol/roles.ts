import { z } from 'zod';

/** Place of a person in one meeting (domain guide §1.2). A presenter is an attribute of an agenda item, not a role. */
export const MeetingRole = z.enum([
  'chair',
  'co_chair',
  'secretary',
  'member',
  'delegate',
  'invitee',
  'observer',
  'technician',
]);
export type MeetingRole = z.infer<typeof MeetingRole>;

/**
 * Place of an account in its organisation. None of them opens the content of a meeting by office. `display` is the account
 * of a room's big screen: it takes part in nothing and shows the meetings it was granted.
 */
export const OrganisationRole = z.enum(['member', 'organiser', 'unit_admin', 'system_admin', 'display']);
export type OrganisationRole = z.infer<typeof OrganisationRole>;

/** Those who speak for the chair. */
export const CHAIRS: readonly MeetingRole[] = ['chair', 'co_chair'];

/** Those who run the meeting: they see the `stewards` audience. */
export const STEWARDS: readonly MeetingRole[] = [...CHAIRS, 'secretary'];

/** Roles whose holders may speak when called (domain guide §1.2: secretary, observer and technician don't). */
export const SPEAKERS: readonly MeetingRole[] = ['chair', 'co_chair', 'member', 'delegate', 'invitee'];

/** Background processes that write to a timeline in their own name. */
export const ServiceName = z.enum(['server', 'media', 'recorder']);
export type ServiceName = z.infer<typeof ServiceName>;
