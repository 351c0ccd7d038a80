export { FloorPanel } from './FloorPanel.tsx';
export { KindItems } from './KindMenu.tsx';
export { obstacleTo, SpeakButton } from './SpeakButton.tsx';
export { turnSecondsLeft } from './SpeakerNow.tsx';
export { SpeakingReport } from './SpeakingReport.tsx';
export type { FloorActions, FloorView, Turn, Waiting } from './types.ts';
export { floorView, ownFloor, useFloorActions } from './useFloor.ts';
