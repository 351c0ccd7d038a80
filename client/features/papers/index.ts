export { usePaperKeeping } from './offline/usePaperKeeping.ts';
export { PapersToRead } from './PapersToRead.tsx';
export { PapersPanel } from './panel/PapersPanel.tsx';
export { FollowDock } from './reader/FollowDock.tsx';
export { PaperStage } from './reader/PaperStage.tsx';
export { PhonePaperButtons } from './reader/PhonePaperButtons.tsx';
export { setReader } from './reader/readerStore.ts';
export { papersOfItem } from './selectors.ts';
