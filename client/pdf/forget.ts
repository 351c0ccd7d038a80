import { closePaper } from './documents.ts';
import { forgetFirstPicture } from './firstPictures.ts';
import { forgetPrepared } from './prepared.ts';

/** Lets a paper go at once, with everything held of it (recall). */
export function forgetPaper(versionId: string): void {
  forgetPrepared(versionId);
  forgetFirstPicture(versionId);
  closePaper(versionId);
}
