import { fdatasync } from 'node:fs';
import { promisify } from 'node:util';

/** Waits until the file's content is on the disk, without stopping the process meanwhile. */
export const syncData: (descriptor: number) => Promise<void> = promisify(fdatasync);
