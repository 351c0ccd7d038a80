/** Something that stands at tokens `start` … `end` (half open); lists of them are sorted and do not overlap. */
export interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Index of the first one that starts at or after a token; the list's length when none does. */
export function firstFrom(list: readonly Placed[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Those that stand wholly inside a range, in order. */
export function inside<T extends Placed>(list: readonly T[], range: Placed): T[] {
  const found: T[] = [];
  for (let index = firstFrom(list, range.start); index < list.length; index += 1) {
    const one = list[index];
    if (!one || one.start >= range.end) {
      break;
    }
    if (one.end <= range.end) {
      found.push(one);
    }
  }
  return found;
}
