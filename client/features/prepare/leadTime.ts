/** The last day on which the invitation keeps the lead time, counted in days from Monday to Friday. */
export function lastInvitationDay(startAt: string, workingDays: number): Date {
  const day = new Date(startAt);
  let left = workingDays;
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() - 1);
    const weekday = day.getUTCDay();
    left -= weekday === 0 || weekday === 6 ? 0 : 1;
  }
  return day;
}
