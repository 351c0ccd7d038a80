// `node server/start/run.mjs SCRIPT ARGUMENTS…`: runs a script of the project under Node 24, whatever Node the machine has.
import { ensureInstalled } from './bare/install.mjs';
import { findNode24, runUnderNode24 } from './bare/node24.mjs';

const [script, ...args] = process.argv.slice(2);
if (!findNode24() && !ensureInstalled()) {
  process.exit(1);
}
runUnderNode24(script, args);
