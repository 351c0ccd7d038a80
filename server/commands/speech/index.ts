import { correctSpeaker } from './correctSpeaker.ts';
import { correctText } from './correctText.ts';
import { hear } from './hear.ts';
import { withdrawImport } from './withdrawImport.ts';

export const speechHandlers = {
  'speech.hear': hear,
  'speech.correctText': correctText,
  'speech.correctSpeaker': correctSpeaker,
  'speech.withdrawImport': withdrawImport,
};
