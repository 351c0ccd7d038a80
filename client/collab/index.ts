export { placeOfLetter } from './letterPlace.ts';
export { forgetSentDocuments, openSharedDocument, type SharedDocument, sendUnsent } from './sharedDocument.ts';
export { SharedEntries } from './sharedEntries.ts';
