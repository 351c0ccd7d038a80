import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { officialPaperPdf } from '#recorder/documents/index.ts';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession } from './support.ts';

const browser = fileBrowser();

const file = (name: string, content: Uint8Array) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(content),
});

it('[PAPER-11] takes files on a page opened by its address, says why one is refused, and keeps no row of one that came', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const page = await openPage(await deviceOf(browser, app.url, 'thuky'), `/chuan-bi/${app.meetingId}`);
  const panel = page.getByRole('region', { name: 'Tài liệu', exact: true });
  await panel.getByRole('button', { name: /^512\/BC-STC/ }).waitFor();
  const good = await officialPaperPdf({
    ...{ number: '501/BC-STC', date: '2026-11-16', kind: 'Báo cáo', title: 'Giải ngân', authorUnit: 'Sở Tài chính' },
    ...{ parentAgency: null, place: 'Lạc Giang', content: 'Giải ngân 11 tháng.', signer: null },
  });
  await panel
    .locator('input[type=file]')
    .setInputFiles([
      file('hong.pdf', Buffer.from('%PDF-1.7\nbroken')),
      file('anh.pdf', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')),
      file('501-BC-STC Giải ngân.pdf', good),
    ]);
  await panel.getByText('Tệp hỏng, không mở được.', { exact: false }).waitFor();
  await panel.getByText('Nội dung tệp này thuộc loại khác.', { exact: false }).waitFor();
  await panel.getByRole('button', { name: /^501\/BC-STC.*Chờ duyệt/ }).waitFor();
  await panel.getByText('501-BC-STC Giải ngân.pdf').waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Bỏ khỏi danh sách' }).first().click();
  await panel.getByText('hong.pdf').waitFor({ state: 'detached' });

  // What is left to be done leads to where it is done.
  await page.getByRole('button', { name: /^501\/BC-STC chờ duyệt/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Phát hành', exact: true }).click();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /^501\/BC-STC.*Đã phát hành/ }).waitFor();
  expect(page.faults).toEqual([]);
});

it('[REPORT-3] shows the figures of the meeting to the chair, takes the agency’s own figure, and hands them out as a file', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const { chair } = await openSession(app);
  await chair.send('agenda.callItem', { itemId: 'A2', despiteUnheard: true });
  const page = await openPage(await deviceOf(browser, app.url, 'chutich'), `/hop/${app.meetingId}`);
  await page.getByRole('button', { name: 'Thao tác khác' }).click();
  await page.getByRole('menuitem', { name: 'Báo cáo phiên họp' }).click();
  const sheet = page.getByRole('dialog', { name: 'Báo cáo phiên họp' });
  await sheet.getByText('báo cáo không kết luận về thời gian tiết kiệm', { exact: false }).waitFor();
  await sheet.getByLabel('Số phút của một phiên họp trước đây').fill('150');
  await sheet.getByLabel('Lấy từ đâu').fill('Sổ họp năm 2025');
  await sheet.getByRole('button', { name: 'Lưu mốc so sánh' }).click();
  await sheet.getByText('So sánh được khi phiên họp bế mạc.').waitFor();
  const coming = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Tải báo cáo (.csv)' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('bao-cao-phien-hop.csv');
  const text = await fs.readFile(await download.path(), 'utf8');
  expect(text).toContain('"Mốc so sánh của cơ quan";150;;"Sổ họp năm 2025"');
  expect(text).toMatch(/"Báo cáo tình hình kinh tế[^"]*";25;\r\n/);
  expect(text).toMatch(/"512\/BC-STC";2;12;0;0;24\r\n/);
  expect(page.faults).toEqual([]);
});
