export { SeatMapDialog } from './SeatMapDialog.tsx';
