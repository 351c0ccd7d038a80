import { announce } from './announce.ts';
import { pause } from './pause.ts';
import { reportGap } from './reportGap.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';
import { storePiece } from './storePiece.ts';

export const recordingHandlers = {
  'recording.announce': announce,
  'recording.start': start,
  'recording.pause': pause,
  'recording.stop': stop,
  'recording.storePiece': storePiece,
  'recording.reportGap': reportGap,
};
