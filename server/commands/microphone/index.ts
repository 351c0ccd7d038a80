import { mute } from './mute.ts';
import { unmute } from './unmute.ts';

export const microphoneHandlers = { 'microphone.mute': mute, 'microphone.unmute': unmute };
