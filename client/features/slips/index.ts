export { openSlips, SlipsCard } from './SlipsCard.tsx';
export { SlipsDialog } from './SlipsDialog.tsx';
