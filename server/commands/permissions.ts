import type { CommandName } from '#protocol/registry.ts';
import type { MeetingRole, ServiceName } from '#protocol/roles.ts';
import type { Actor } from './handler.ts';

/** Who may send a command at all. What depends on the state (own request, open vote) is the handler's to check. */
export type Permission = {
  readonly roles?: readonly MeetingRole[];
  readonly services?: readonly ServiceName[];
  /** Accounts that may send it without taking part (creating a meeting). */
  readonly accounts?: 'organiser';
};

const runsMeeting: Permission = { roles: ['chair', 'co_chair', 'secretary'] };
const steers: Permission = { roles: ['chair', 'co_chair'] };
const prepares: Permission = { roles: ['secretary', 'chair', 'co_chair'] };
const everyone: Permission = {
  roles: ['chair', 'co_chair', 'secretary', 'member', 'delegate', 'invitee', 'observer', 'technician'],
};
const attends: Permission = { roles: ['chair', 'co_chair', 'secretary', 'member', 'delegate', 'invitee', 'observer'] };

/** The one map of rights (DESIGN §3): a command without a line here doesn't compile. */
export const permissions: Record<CommandName, Permission> = {
  'meeting.create': { accounts: 'organiser' },
  'meeting.edit': prepares,
  'meeting.importFile': { roles: ['secretary'] },
  'meeting.invite': prepares,
  'meeting.openCheckIn': prepares,
  'meeting.open': steers,
  'meeting.recess': runsMeeting,
  'meeting.resume': runsMeeting,
  'meeting.close': steers,
  'meeting.postpone': runsMeeting,
  'meeting.cancel': steers,
  'meeting.takeChair': { roles: ['co_chair', 'secretary'] },
  'meeting.returnChair': runsMeeting,
  'meeting.setBaseline': prepares,
  'people.add': prepares,
  'people.edit': prepares,
  'people.remove': prepares,
  'people.reply': attends,
  'people.delegate': prepares,
  'agenda.addItem': prepares,
  'agenda.editItem': prepares,
  'agenda.moveItem': prepares,
  'agenda.removeItem': prepares,
  'agenda.callItem': runsMeeting,
  'agenda.setPhase': runsMeeting,
  'agenda.concludeItem': runsMeeting,
  'agenda.deferItem': runsMeeting,
  'agenda.withdrawItem': runsMeeting,
  'agenda.replan': runsMeeting,
  'attendance.checkIn': everyone,
  'attendance.leave': everyone,
  'attendance.markAbsent': runsMeeting,
  'floor.request': attends,
  'floor.withdraw': attends,
  'floor.call': runsMeeting,
  'floor.callDirectly': runsMeeting,
  'floor.skip': runsMeeting,
  'floor.stop': attends,
  'floor.extend': runsMeeting,
  'floor.reorder': runsMeeting,
  'floor.closeList': runsMeeting,
  'floor.openList': runsMeeting,
  'poll.create': prepares,
  'poll.edit': prepares,
  'poll.discard': prepares,
  'poll.open': runsMeeting,
  'poll.extend': runsMeeting,
  'poll.cast': attends,
  'poll.takeToken': attends,
  'poll.close': { ...runsMeeting, services: ['server'] },
  'poll.decideTie': { roles: ['chair', 'co_chair'] },
  'poll.publish': runsMeeting,
  'poll.cancel': runsMeeting,
  'poll.revote': runsMeeting,
  'poll.recordAcclamation': runsMeeting,
  'poll.recordHands': runsMeeting,
  'poll.reserveOpinion': attends,
  'poll.markReady': attends,
  'poll.count': { services: ['server'] },
  'poll.reportMissing': { services: ['server'] },
  'conclusion.draft': prepares,
  'conclusion.discard': prepares,
  'conclusion.sendBack': steers,
  'conclusion.confirm': steers,
  'slip.create': prepares,
  'slip.edit': prepares,
  'slip.submit': prepares,
  'slip.approve': steers,
  'slip.sendBack': steers,
  'slip.open': runsMeeting,
  'slip.answer': { roles: ['chair', 'co_chair', 'member'] },
  'slip.extend': steers,
  'slip.close': runsMeeting,
  'slip.synthesise': runsMeeting,
  'slip.decide': steers,
  'slip.report': runsMeeting,
  'room.setPlan': prepares,
  'room.assignSeat': prepares,
  'room.seatAll': prepares,
  'summons.call': everyone,
  'summons.answer': { roles: ['chair', 'co_chair', 'secretary', 'technician'] },
  'summons.withdraw': everyone,
  'question.ask': attends,
  'question.withdraw': attends,
  'question.settle': runsMeeting,
  'presenting.showPage': attends,
  'presenting.stop': attends,
  'minutes.recordDraft': { services: ['server'] },
  'minutes.submitForReview': prepares,
  'minutes.sendBack': steers,
  'minutes.comment': attends,
  'minutes.settleComment': prepares,
  'minutes.vouch': prepares,
  'minutes.keepVersion': prepares,
  'minutes.restoreVersion': prepares,
  'minutes.approve': steers,
  'minutes.sign': prepares,
  'minutes.lock': prepares,
  'minutes.addAddendum': prepares,
  'proposal.put': { services: ['server'] },
  'proposal.edit': prepares,
  'proposal.confirm': prepares,
  'proposal.reject': prepares,
  'proposal.add': prepares,
  'task.mirror': { services: ['server'] },
  'note.share': attends,
  'paper.submit': attends,
  'paper.addVersion': attends,
  'paper.edit': prepares,
  'paper.approve': prepares,
  'paper.reject': prepares,
  'paper.release': prepares,
  'paper.recall': prepares,
  'paper.opened': attends,
  'speech.hear': { services: ['recorder'] },
  'speech.correctText': { roles: ['secretary'] },
  'speech.correctSpeaker': { roles: ['secretary'] },
  'speech.withdrawImport': { roles: ['secretary'] },
  'lobby.knock': attends,
  'lobby.admit': runsMeeting,
  'lobby.refuse': runsMeeting,
  'microphone.mute': runsMeeting,
  'microphone.unmute': runsMeeting,
  'privacy.enter': runsMeeting,
  'privacy.leave': runsMeeting,
  'recording.announce': runsMeeting,
  'recording.start': runsMeeting,
  'recording.pause': runsMeeting,
  'recording.stop': runsMeeting,
  'recording.storePiece': { services: ['recorder'] },
  'recording.reportGap': { services: ['recorder'] },
  'speaker.reportSpan': { services: ['media'] },
  'speaker.correctSpan': runsMeeting,
};

/** RIGHTS-1: whether the map lets this actor send the command. */
export function mayAct(name: CommandName, actor: Actor): boolean {
  const permission = permissions[name];
  switch (actor.kind) {
    case 'participant':
      return permission.roles?.includes(actor.role) ?? false;
    case 'service':
      return permission.services?.includes(actor.service) ?? false;
    case 'account':
      return permission.accounts === 'organiser' && ['organiser', 'unit_admin'].includes(actor.organisationRole);
  }
}
