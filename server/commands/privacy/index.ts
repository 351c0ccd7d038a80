import { enter } from './enter.ts';
import { leave } from './leave.ts';

export const privacyHandlers = { 'privacy.enter': enter, 'privacy.leave': leave };
