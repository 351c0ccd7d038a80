export { LiveCaption } from './LiveCaption.tsx';
export { type SegmentPlayer, type Span, useSegmentPlayer } from './segmentSound.ts';
export { TranscriptPanel } from './TranscriptPanel.tsx';
export { type TranscriptRow, transcriptRows } from './transcriptView.ts';
