// Runs on a bare Node ≥ 20. What people read while the product starts goes to standard error, so that commands whose
// output is data stay clean.

const coloured = process.stderr.isTTY === true;
const paint = (code, text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);

/** One step of the work. */
export function step(text) {
  console.error(`${paint('36', '•')} ${text}`);
}

/** A step that is done. */
export function done(text) {
  console.error(`${paint('32', '✓')} ${text}`);
}

/** Something the reader should know, though the work goes on. */
export function note(text) {
  console.error(`${paint('33', '!')} ${text}`);
}

/** The work can't go on; every further line says what to do. */
export function fail(text, ...advice) {
  console.error(`${paint('31', '✗')} ${text}`);
  for (const line of advice) {
    console.error(`  ${line}`);
  }
}
