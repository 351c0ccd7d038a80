export { Arrivals } from './Arrivals.tsx';
export { AttendanceSheet } from './AttendanceSheet.tsx';
export { Away } from './Away.tsx';
export { QuorumCard } from './QuorumCard.tsx';
export { QuorumChip } from './QuorumChip.tsx';
export { isArriving, quorum, type Standing, standingOf } from './selectors.ts';
