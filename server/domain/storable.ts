/** A lone half of a surrogate pair or a NUL, as JSON.stringify writes them; an escaped backslash before `u` is none. */
const UNSTORABLE = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/**
 * Whether every text in a JSON value is real Unicode that the database can hold: no NUL, no half characters. JSON allows
 * both, PostgreSQL neither. What is nested too deeply to be written down isn't storable either.
 */
export function isStorable(value: unknown): boolean {
  try {
    return !UNSTORABLE.test(JSON.stringify(value) ?? '');
  } catch {
    return false;
  }
}
