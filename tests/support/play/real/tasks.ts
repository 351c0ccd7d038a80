import type { Page } from 'playwright-core';
import { safeDay } from '#domain/tasks.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { workingDays } from '#server/tasks/workingDays.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import type { Stage } from './stage.ts';

const DAY_MS = 86_400_000;
/** What happens to tasks is told in turn, behind the notices of all that were just given. */
const TOLD_WITHIN_MS = 120_000;

/** The secretary confirms every proposal that has one lead with one tap; answers how many became tasks. */
async function confirmAll(desk: Page, secretary: MeetingClient): Promise<number> {
  const ready = desk.getByRole('article').getByRole('button', { name: 'Xác nhận', exact: true, disabled: false });
  while ((await ready.count()) > 0) {
    const before = Object.keys(secretary.state.shared.tasks).length;
    await ready.first().click();
    await waitFor('the task is given', () => Object.keys(secretary.state.shared.tasks).length > before);
  }
  return Object.keys(secretary.state.shared.tasks).length;
}

/** The last working day before a day, at eight in the morning in Vietnam. */
function morningBefore(day: string | null): Date {
  let at = new Date(`${day}T08:00:00+07:00`);
  do {
    at = new Date(at.getTime() - DAY_MS);
  } while (!workingDays.isWorking(at.toISOString().slice(0, 10)));
  return at;
}

/** Tasks out of the conclusions reach the tablet of who leads them, who accepts; the reminder comes on the eve of the due day. */
export async function followTasks(stage: Stage, desk: Page, secretary: MeetingClient): Promise<void> {
  console.log(`  ${await confirmAll(desk, secretary)} nhiệm vụ đã giao`);
  await stage.picture(desk, 'nhiem-vu-da-xac-nhan');
  const tablet = await stage.device('P04', '/nhiem-vu', 'tablet');
  const own = tablet.getByRole('link').filter({ hasText: 'Sở Tài chính' });
  await own.first().waitFor();
  await stage.picture(tablet, 'nhiem-vu-tren-may-nguoi-nhan');
  await own.first().click();
  await tablet.getByRole('button', { name: /^Nhận việc/ }).click();
  await tablet.getByRole('button', { name: /^Nhận việc/ }).waitFor({ state: 'detached' });
  await stage.picture(tablet, 'da-nhan-viec');
  await waitFor(
    'the meeting hears that it was accepted',
    () => Object.values(secretary.state.shared.tasks).some(({ status }) => status === 'accepted'),
    TOLD_WITHIN_MS,
  );
  await remind(stage, tablet);
}

async function remind(stage: Stage, tablet: Page): Promise<void> {
  const db = openDatabase(stage.product.databaseUrl, 2);
  try {
    const task = await db.task.findFirstOrThrow({
      where: { leadUnit: 'Sở Tài chính', dueDay: { not: null }, status: 'accepted' },
    });
    const due = safeDay(task.dueDay?.toISOString().slice(0, 10) ?? null, task.dueBoundary);
    await runReminders(db, morningBefore(due), { byMail: false });
  } finally {
    await db.$disconnect();
  }
  await tablet.goto('/nhiem-vu');
  await tablet
    .getByRole('region', { name: 'Nhắc việc' })
    .getByText(/^Đến hạn ngày mai/)
    .first()
    .waitFor();
  await stage.picture(tablet, 'nhac-viec');
}
