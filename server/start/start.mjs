// `npm start`: needs nothing but a bare Node ≥ 20; the rest of the way is in up.ts, under Node 24.
import { ensureInstalled } from './bare/install.mjs';
import { runUnderNode24 } from './bare/node24.mjs';

if (!ensureInstalled()) {
  process.exit(1);
}
runUnderNode24('server/start/up.ts', process.argv.slice(2));
