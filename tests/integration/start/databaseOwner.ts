/** A process that owns an embedded database and waits to be killed. */
import { startEmbedded } from '#server/start/database/embedded.ts';

await startEmbedded(process.argv[2] ?? '');
process.send?.('ready');
