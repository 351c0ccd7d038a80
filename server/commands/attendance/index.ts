import { checkIn } from './checkIn.ts';
import { leave } from './leave.ts';
import { markAbsent } from './markAbsent.ts';

export const attendanceHandlers = {
  'attendance.checkIn': checkIn,
  'attendance.leave': leave,
  'attendance.markAbsent': markAbsent,
};
