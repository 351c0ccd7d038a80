import { expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { meetingFile } from '#tests/support/meetings.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage } from './support.ts';

const browser = fileBrowser();

it.each(['tablet', 'phone'] as const)(
  '[TASK-16] how often a proposed task recurs is corrected before it is confirmed (%s)',
  async (size) => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const desk = await app.signedIn('thuky');
    const { body } = await desk.post<{ meetingId: string }>('/api/meetings/import', meetingFile('hoaLam'));
    const secretary = await app.enter('P12', body.meetingId);
    const dated = ({ fields }: { fields: { dueDay: string | null; recurrence: string | null } }): boolean =>
      fields.dueDay !== null && fields.recurrence === null;
    const { stewards } = await secretary.waitForState((state) => Object.values(state.stewards.proposals).some(dated));
    const proposal = Object.values(stewards.proposals).find(dated);

    const page = await openPage(await deviceOf(browser, app.url, 'thuky', { size }), `/hop/${body.meetingId}`);
    if (size === 'phone') {
      await page.getByRole('tab', { name: /Nhiệm vụ/ }).click();
    }
    const card = page
      .locator('section, article, li, div')
      .filter({ hasText: proposal?.fields.action ?? '' })
      .last();
    await card.getByRole('button', { name: 'Sửa', exact: true }).click();
    await page.getByRole('combobox', { name: 'Định kỳ' }).click();
    await page.getByRole('option', { name: 'Hằng tuần' }).click();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const id = proposal?.proposalId ?? '';
    const { stewards: after } = await secretary.waitForState(
      (state) => state.stewards.proposals[id]?.fields.recurrence !== null,
    );
    expect(after.proposals[id]?.fields.recurrence).toMatch(/^FREQ=WEEKLY;BYDAY=\w\w$/);
    await page.getByText('Hằng tuần', { exact: true }).first().waitFor();
    expect(page.faults).toEqual([]);
  },
);
