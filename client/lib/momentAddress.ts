/** Where a meeting is replayed from one moment (ISO 8601) on. */
export const momentAddress = (meetingId: string, at: string): string =>
  `/hop/${meetingId}/xem-lai?luc=${encodeURIComponent(at)}`;
