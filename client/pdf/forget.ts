import { closePaper } from './documents.ts';
import { forgetPrepared } from './prepared.ts';

/** Lets a paper go at once, with everything held of it (recall). */
export function forgetPaper(versionId: string): void {
  forgetPrepared(versionId);
  closePaper(versionId);
}
