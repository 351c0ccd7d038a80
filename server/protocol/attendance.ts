import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { Nothing, ParticipantId, prose } from './ids.ts';

export const AttendanceMode = z.enum(['on_site', 'remote']);
export type AttendanceMode = z.infer<typeof AttendanceMode>;

/** How somebody was checked in; kept for the attendance report. */
export const CheckInMethod = z.enum(['self', 'qr', 'list', 'remote']);

export const attendanceCommands = byName(
  defineCommand('attendance.checkIn', {
    payload: z.strictObject({ participantId: ParticipantId, mode: AttendanceMode, method: CheckInMethod }),
    result: Nothing,
  }),
  defineCommand('attendance.leave', {
    payload: z.strictObject({ participantId: ParticipantId, reason: prose(300) }),
    result: Nothing,
  }),
  defineCommand('attendance.markAbsent', {
    payload: z.strictObject({ participantId: ParticipantId, excused: z.boolean(), reason: prose(300) }),
    result: Nothing,
  }),
);

export const attendanceEvents = byName(
  defineEvent(
    'attendance.checkedIn',
    'everyone',
    z.strictObject({ participantId: ParticipantId, mode: AttendanceMode, method: CheckInMethod }),
  ),
  defineEvent('attendance.left', 'everyone', z.strictObject({ participantId: ParticipantId, reason: z.string() })),
  defineEvent(
    'attendance.markedAbsent',
    'everyone',
    z.strictObject({ participantId: ParticipantId, excused: z.boolean(), reason: z.string() }),
  ),
);
