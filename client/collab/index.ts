export { forgetSharedDocument, openSharedDocument, type SharedDocument } from './sharedDocument.ts';
