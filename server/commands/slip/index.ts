import { answer, close, extend, open } from './collect.ts';
import { decide, report, synthesise } from './conclude.ts';
import { approve, create, edit, sendBack, submit } from './prepare.ts';

export const slipHandlers = {
  'slip.create': create,
  'slip.edit': edit,
  'slip.submit': submit,
  'slip.approve': approve,
  'slip.sendBack': sendBack,
  'slip.open': open,
  'slip.answer': answer,
  'slip.extend': extend,
  'slip.close': close,
  'slip.synthesise': synthesise,
  'slip.decide': decide,
  'slip.report': report,
};
