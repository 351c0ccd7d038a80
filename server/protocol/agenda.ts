import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, line, Nothing, ParticipantId } from './ids.ts';

/** What an item is for; it decides which controls the room shows. */
export const AgendaItemKind = z.enum([
  'opening',
  'report',
  'discussion',
  'decision',
  'secret_vote',
  'information',
  'closing',
  'recess',
]);
export type AgendaItemKind = z.infer<typeof AgendaItemKind>;

/** States of an item (domain guide §1.4). */
export const AgendaItemStatus = z.enum([
  'pending',
  'presenting',
  'discussing',
  'voting',
  'concluded',
  'deferred',
  'withdrawn',
]);
export type AgendaItemStatus = z.infer<typeof AgendaItemStatus>;

export const AgendaItemDetails = z.strictObject({
  title: line(500),
  kind: AgendaItemKind,
  plannedMinutes: z.int().min(0).max(600),
  presenterId: ParticipantId.nullable(),
  /** Preparing unit as printed on the programme. */
  unit: z.string().max(200),
  parentId: AgendaItemId.nullable(),
  /** The item's content may not be processed: no recording, transcript or search (SEC-BM3, SEC-BM4). */
  classified: z.boolean(),
});
export type AgendaItemDetails = z.infer<typeof AgendaItemDetails>;

export const agendaCommands = byName(
  defineCommand('agenda.addItem', {
    payload: z.strictObject({ itemId: AgendaItemId, details: AgendaItemDetails, beforeId: AgendaItemId.nullable() }),
    result: Nothing,
  }),
  defineCommand('agenda.editItem', {
    payload: z.strictObject({ itemId: AgendaItemId, changes: AgendaItemDetails.partial() }),
    result: Nothing,
  }),
  defineCommand('agenda.moveItem', {
    payload: z.strictObject({
      itemId: AgendaItemId,
      parentId: AgendaItemId.nullable(),
      beforeId: AgendaItemId.nullable(),
    }),
    result: Nothing,
  }),
  defineCommand('agenda.removeItem', { payload: z.strictObject({ itemId: AgendaItemId }), result: Nothing }),
  defineCommand('agenda.callItem', {
    payload: z.strictObject({ itemId: AgendaItemId, despiteUnheard: z.boolean().default(false) }),
    result: Nothing,
  }),
  defineCommand('agenda.setPhase', {
    payload: z.strictObject({ itemId: AgendaItemId, phase: z.enum(['presenting', 'discussing']) }),
    result: Nothing,
  }),
  defineCommand('agenda.concludeItem', {
    payload: z.strictObject({ itemId: AgendaItemId, despiteUnheard: z.boolean().default(false) }),
    result: Nothing,
  }),
  defineCommand('agenda.deferItem', {
    payload: z.strictObject({ itemId: AgendaItemId, reason: line(300) }),
    result: Nothing,
  }),
  defineCommand('agenda.withdrawItem', {
    payload: z.strictObject({ itemId: AgendaItemId, reason: line(300) }),
    result: Nothing,
  }),
  defineCommand('agenda.replan', {
    payload: z.strictObject({
      minutes: z.array(z.strictObject({ itemId: AgendaItemId, plannedMinutes: z.int().min(0).max(600) })).min(1),
    }),
    result: Nothing,
  }),
);

export const agendaEvents = byName(
  defineEvent(
    'agenda.itemAdded',
    'everyone',
    z.strictObject({ itemId: AgendaItemId, details: AgendaItemDetails, beforeId: AgendaItemId.nullable() }),
  ),
  defineEvent(
    'agenda.itemEdited',
    'everyone',
    z.strictObject({ itemId: AgendaItemId, changes: AgendaItemDetails.partial() }),
  ),
  defineEvent(
    'agenda.itemMoved',
    'everyone',
    z.strictObject({ itemId: AgendaItemId, parentId: AgendaItemId.nullable(), beforeId: AgendaItemId.nullable() }),
  ),
  defineEvent('agenda.itemRemoved', 'everyone', z.strictObject({ itemId: AgendaItemId })),
  defineEvent('agenda.itemCalled', 'everyone', z.strictObject({ itemId: AgendaItemId })),
  defineEvent(
    'agenda.phaseSet',
    'everyone',
    z.strictObject({ itemId: AgendaItemId, phase: z.enum(['presenting', 'discussing']) }),
  ),
  defineEvent('agenda.itemConcluded', 'everyone', z.strictObject({ itemId: AgendaItemId })),
  defineEvent('agenda.itemDeferred', 'everyone', z.strictObject({ itemId: AgendaItemId, reason: z.string() })),
  defineEvent('agenda.itemWithdrawn', 'everyone', z.strictObject({ itemId: AgendaItemId, reason: z.string() })),
  defineEvent(
    'agenda.replanned',
    'everyone',
    z.strictObject({ minutes: z.array(z.strictObject({ itemId: AgendaItemId, plannedMinutes: z.int() })) }),
  ),
);
