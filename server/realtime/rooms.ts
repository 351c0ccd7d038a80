/** Names of the socket rooms of a meeting: one per audience. Ids can't hold a slash, so no meeting's room is another's. */
export const rooms = {
  everyone: (meetingId: string): string => `meeting/${meetingId}`,
  stewards: (meetingId: string): string => `meeting/${meetingId}/stewards`,
  addressee: (meetingId: string, participantId: string): string => `meeting/${meetingId}/person/${participantId}`,
};

/** Whether a room is one of a meeting's; of any meeting's when none is named. */
export function isRoomOf(room: string, meetingId?: string): boolean {
  return meetingId === undefined
    ? room.startsWith('meeting/')
    : room === rooms.everyone(meetingId) || room.startsWith(`${rooms.everyone(meetingId)}/`);
}
