// `npm test`: needs nothing but a bare Node ≥ 20; the suite itself is run by suite/run.ts, under Node 24.
import { ensureInstalled } from './bare/install.mjs';
import { runUnderNode24 } from './bare/node24.mjs';

if (!ensureInstalled()) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
runUnderNode24('server/start/suite/run.ts', process.argv.slice(2));
