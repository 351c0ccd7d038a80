import type { TimeExpression } from './expression.ts';

/** What may fix the day of a recurring duty: a weekday, a day of the month, or an hour. */
function anchors(time: TimeExpression): boolean {
  const type = time.core?.type;
  const timed = type === undefined && time.time !== null;
  return (type === 'weekday' || type === 'day' || type === 'month' || timed) && !time.period;
}

/** What was said of a recurring duty. */
export interface Parts {
  readonly marker: TimeExpression;
  readonly anchor: TimeExpression | null;
  /** "ngày 15 và ngày 30 hằng tháng": days of the same kind said right before the anchor. */
  readonly also: readonly TimeExpression[];
  /** The hour, when it was said apart from the day. */
  readonly hour: TimeExpression | null;
  readonly until: TimeExpression | null;
}

/** The rhythm among the times of a clause with the days, the hour and the end said with it; null when there is none. */
export function recurringParts(times: readonly TimeExpression[]): Parts | null {
  const marker = times.find((time) => time.recurrence !== null);
  if (!marker) {
    return null;
  }
  const days = times.filter(anchors);
  const hour = days.find((time) => time.core === null) ?? null;
  const day = anchors(marker) ? marker : (days.filter((time) => time !== hour || days.length === 1).at(-1) ?? null);
  const anchor = day !== null && hour !== null && day.time === null ? withHour(day, hour) : day;
  const also = anchor ? listedBefore(times, anchor) : [];
  return { marker, anchor, also, hour, until: times.find((time) => time.period && time !== anchor) ?? null };
}

/** "Mỗi sáng thứ Hai, … trước 8 giờ": the hour of the day that recurs. */
function withHour(day: TimeExpression, hour: TimeExpression): TimeExpression {
  return { ...day, time: hour.time, boundary: hour.boundary ?? day.boundary };
}

/** One word ("và", a comma) stands between two days of a list. */
function listedBefore(times: readonly TimeExpression[], anchor: TimeExpression): TimeExpression[] {
  const earlier = times.find((time) => time.end + 1 === anchor.start && time.recurrence === null);
  const same = earlier?.core?.type === anchor.core?.type && ['weekday', 'day'].includes(anchor.core?.type ?? '');
  return earlier && same ? [...listedBefore(times, earlier), earlier] : [];
}
