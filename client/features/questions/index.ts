export { AskSheet } from './AskSheet.tsx';
export { QuestionsCard } from './QuestionsCard.tsx';
export { QuestionsSheet } from './QuestionsSheet.tsx';
export { useWaitingCount } from './selectors.ts';
