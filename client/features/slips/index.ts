export { SlipsCard } from './SlipsCard.tsx';
export { SlipsDialog } from './SlipsDialog.tsx';
