export { AgendaPanel } from './AgendaPanel.tsx';
export { AgendaStrip } from './AgendaStrip.tsx';
export { PhoneAgenda } from './PhoneAgenda.tsx';
export {
  allItems,
  currentItem,
  isOver,
  type NumberedItem,
  nextItem,
  plannedMinutes,
  secondsLeft,
  topItems,
} from './selectors.ts';
