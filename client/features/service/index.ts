export { ServiceCalls } from './ServiceCalls.tsx';
export { ServiceChip, useCallState } from './ServiceChip.tsx';
export { ServiceSheet } from './ServiceSheet.tsx';
