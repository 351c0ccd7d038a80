export { AttendanceSheet } from './AttendanceSheet.tsx';
export { QuorumCard } from './QuorumCard.tsx';
export { QuorumChip } from './QuorumChip.tsx';
export { attendanceList, headCount, presenceCells, quorum, type Standing, standingOf } from './selectors.ts';
