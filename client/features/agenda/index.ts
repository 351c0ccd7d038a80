export { AgendaPanel } from './AgendaPanel.tsx';
export { AgendaStrip } from './AgendaStrip.tsx';
export { PhoneAgenda } from './PhoneAgenda.tsx';
export {
  allItems,
  currentItem,
  finishEstimate,
  isOver,
  type NumberedItem,
  nextItem,
  plannedMinutes,
  secondsLeft,
  topItems,
  usedFraction,
} from './selectors.ts';
