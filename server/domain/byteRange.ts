/** A stretch of bytes, both ends included, from 0. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * The one range a request asks for (RFC 9110 §14); null for the whole, 'unsatisfiable' past the end. Several ranges at once
 * are answered with the whole, which the RFC allows.
 */
export function rangeOf(header: string | null | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) {
    return null;
  }
  const [, first = '', last = ''] = match;
  if (first === '') {
    const start = Math.max(0, size - Number(last));
    return Number(last) === 0 ? 'unsatisfiable' : { start, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
