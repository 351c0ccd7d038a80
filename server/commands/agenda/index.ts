import { addItem } from './addItem.ts';
import { callItem } from './callItem.ts';
import { concludeItem } from './concludeItem.ts';
import { deferItem } from './deferItem.ts';
import { editItem } from './editItem.ts';
import { moveItem } from './moveItem.ts';
import { removeItem } from './removeItem.ts';
import { replan } from './replan.ts';
import { setPhase } from './setPhase.ts';
import { withdrawItem } from './withdrawItem.ts';

export const agendaHandlers = {
  'agenda.addItem': addItem,
  'agenda.editItem': editItem,
  'agenda.moveItem': moveItem,
  'agenda.removeItem': removeItem,
  'agenda.callItem': callItem,
  'agenda.setPhase': setPhase,
  'agenda.concludeItem': concludeItem,
  'agenda.deferItem': deferItem,
  'agenda.withdrawItem': withdrawItem,
  'agenda.replan': replan,
};
