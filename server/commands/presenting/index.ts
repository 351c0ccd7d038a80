import { showPage } from './showPage.ts';
import { stop } from './stop.ts';

export const presentingHandlers = {
  'presenting.showPage': showPage,
  'presenting.stop': stop,
};
