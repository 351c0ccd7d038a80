/** `npm run check`: everything about the sources that needs no running product, in at most a minute. */
import { ensurePrismaClient } from '../schema/client.ts';
import { runChecks } from './checks.ts';
import { conclude, report } from './outcome.ts';

ensurePrismaClient();
conclude(await runChecks(report));
