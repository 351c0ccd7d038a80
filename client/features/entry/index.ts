export { EntryCodesSheet } from './EntryCodesSheet.tsx';
