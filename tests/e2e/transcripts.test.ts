import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, picture } from './support.ts';

const browser = fileBrowser();

const ROWS = [
  ['Thời gian', 'Người phát biểu', 'Nội dung'],
  ['08:00:05', 'Chủ tọa', 'Chuyển sang nội dung thứ hai. Mời Sở Tài chính.'],
  ['08:01:00', 'Ông Lê Văn Tám', 'Báo cáo Chủ tịch, giải ngân đạt 68,4% kế hoạch.'],
  ['08:03:00', 'Ông Lê Văn Tám', 'Xin hết ạ.'],
  ['08:04:00', 'Chủ tọa', 'Giao Sở Tài chính rà soát từng dự án, báo cáo tôi trước ngày 05/12/2026.'],
];

const typed = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Table({
              rows: ROWS.map(
                (cells) =>
                  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
              ),
            }),
          ],
        },
      ],
    }),
  );

it.each(['tablet', 'phone'] as const)(
  '[SPEECH-19] [SPEECH-15] the secretary brings a typed transcript in, names a speaker once, and takes it back out (%s)',
  async (size) => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const page = await openPage(await deviceOf(browser, app.url, 'thuky', { size }), `/hop/${app.meetingId}`);
    const show = async (name: RegExp): Promise<void> => {
      if (size === 'phone') {
        await page.getByRole('tab', { name }).click();
      }
    };
    const files = page.locator('input[type=file][accept*=docx]');
    const bring = async (name: string, buffer: Buffer): Promise<void> => {
      const mimeType = 'application/octet-stream';
      await files.setInputFiles({ name, mimeType, buffer });
    };
    await show(/Bản ghi lời/);
    await page.getByRole('button', { name: 'Đưa bản ghi âm hoặc bản ghi lời vào' }).click();
    await bring('cũ.txt', Buffer.from('Giao Së Tµi chÝnh', 'latin1'));
    await page.getByText(/không theo bảng mã Unicode/).waitFor();
    await picture(page, `import-refused-${size}`);
    await bring('gỡ băng.docx', await typed());
    await page.getByText('4 đoạn, từ').waitFor();
    await picture(page, `import-brought-${size}`);
    await page.keyboard.press('Escape');
    const rows = page.locator('[data-row]');
    await expect.poll(() => rows.count()).toBe(4);
    await rows.nth(1).hover();
    await rows.nth(1).getByRole('button', { name: 'Đổi người nói' }).click();
    await picture(page, `import-speaker-${size}`);
    await page.getByRole('combobox', { name: 'Chọn người nói' }).fill('lam');
    await page.keyboard.press('Enter');
    for (const index of [1, 2]) {
      await rows.nth(index).getByText('Phùng Đức Lâm').waitFor();
    }
    await show(/Nhiệm vụ/);
    const tasks = page.getByRole('region', { name: 'Nhiệm vụ đề xuất' });
    await tasks.getByText('Rà soát từng dự án').waitFor();
    await tasks.getByText('05/12/2026', { exact: true }).waitFor();
    await picture(page, `import-tasks-${size}`);
    await show(/Bản ghi lời/);
    await page.getByRole('button', { name: 'Đưa bản ghi âm hoặc bản ghi lời vào' }).click();
    await page.getByRole('button', { name: 'Rút bản này ra' }).click();
    await picture(page, `import-withdraw-${size}`);
    await page
      .getByRole('dialog', { name: /Rút bản này/ })
      .getByRole('button', { name: 'Rút bản này ra' })
      .click();
    await expect.poll(() => rows.count()).toBe(0);
    expect(page.faults).toEqual([]);
  },
  90_000,
);
