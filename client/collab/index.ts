export { openSharedDocument, type SharedDocument } from './sharedDocument.ts';
export { SharedEntries } from './sharedEntries.ts';
