/** A start that supervises one process and waits to be killed. */
import { type ProcessOrder, supervise } from '#server/start/processes/supervised.ts';

supervise(JSON.parse(process.argv[2] ?? '{}') as ProcessOrder, () => undefined);
process.send?.('started');
