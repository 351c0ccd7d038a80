import { correctSpan } from './correctSpan.ts';
import { reportSpan } from './reportSpan.ts';

export const speakerHandlers = { 'speaker.reportSpan': reportSpan, 'speaker.correctSpan': correctSpan };
