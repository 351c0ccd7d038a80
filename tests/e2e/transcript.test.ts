import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '#domain/speechWords.ts';
import type { CommandInput } from '#protocol/registry.ts';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { openSession, type Session } from '#tests/support/session.ts';
import { hear as say } from '#tests/support/speech.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, openPage, picture } from './support.ts';

const browser = fileBrowser();
let app: TestApp;
let session: Session;
let device: BrowserContext;
let page: Page & { faults: string[] };

type Word = CommandInput<'speech.hear'>['segments'][number]['words'][number];

const UNSURE = new Set(['đường', 'chuyền']);
const SAID = [
  ['P02', 'Tôi đồng ý với phương án A, đề nghị không mua mới máy tính bảng.'],
  ['P05', 'Ủy ban nhân dân 42 xã, phường rà soát đường chuyền tại phòng họp.'],
  ['P04', 'Đề nghị thuê thử 12 tháng, đánh giá rồi mới ký dài hạn.'],
] as const;

async function hear(): Promise<void> {
  const start = Date.now() - 60_000;
  for (const [index, [participantId, text]] of SAID.entries()) {
    const startAt = new Date(start + index * 10_000).toISOString();
    const words = text
      .split(' ')
      .map((word, place): Word => [word, place * 300, place * 300 + 280, UNSURE.has(word) ? 0.3 : 0.95]);
    const reply = await sendServiceCommand({ baseUrl: app.internalUrl, token: app.serviceToken }, 'recorder', {
      commandId: `hear-e2e-${index}`,
      meetingId: app.meetingId,
      name: 'speech.hear',
      payload: {
        ...{ trackId: `track-${index}`, participantId, source: 'microphone', origin: 'live', speakers: 'track' },
        ...{ fromAt: null, untilAt: new Date(start + index * 10_000 + 6000).toISOString(), engine: 'e', model: 'm' },
        segments: [
          {
            segmentId: `segment-${index}`,
            speakerId: null,
            startAt,
            endAt: new Date(start + index * 10_000 + 5000).toISOString(),
            words,
            doubtful: false,
            reasons: [],
          },
        ],
      },
    });
    expect(reply.ok).toBe(true);
  }
}

beforeAll(async () => {
  app = await startApp();
  session = await openSession(app);
  await hear();
  device = await deviceOf(browser, app.url, 'thuky', { size: 'desk' });
  page = await openPage(device, `/hop/${app.meetingId}`);
  await page.locator('[data-row]').first().waitFor();
});

afterAll(async () => {
  await device?.close();
  await app?.close();
});

const row = (index: number) => page.locator(`[data-row="segment-${index}"]`);

describe('the live transcript on the secretary’s desk', () => {
  it('[SPEECH-3] shows who said what, and words the machine was unsure of as doubtful', async () => {
    expect(await page.locator('[data-row]').count()).toBe(3);
    expect(await row(1).locator('mark').allInnerTexts()).toEqual(['đường chuyền']);
    expect(await row(0).locator('mark').count()).toBe(0);
    await picture(page, 'transcript');
  });

  it('[SPEECH-9] is corrected by the keyboard alone: next doubtful, words, speaker', async () => {
    await row(0).focus();
    await page.keyboard.press('n');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe('segment-1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Ủy ban nhân dân 42 xã, phường rà soát đường truyền tại phòng họp.');
    await page.keyboard.press('Enter');
    const corrected = await session.secretary.waitForState(
      (state) => state.shared.speech.byId['segment-1']?.revision === 1,
      'corrected words',
    );
    expect(textOf(corrected.shared.speech.byId['segment-1']!.words)).toContain('đường truyền');
    await row(0).focus();
    await page.keyboard.press('s');
    await page.keyboard.type('phung duc');
    await page.getByRole('option', { name: /^Phùng Đức/ }).waitFor();
    await page.keyboard.press('Enter');
    const named = await session.secretary.waitForState(
      (state) => state.shared.speech.byId['segment-0']?.speakerId !== 'P02',
      'corrected speaker',
    );
    expect(named.shared.people.byId[named.shared.speech.byId['segment-0']!.speakerId ?? '']?.name).toMatch(
      /^Phùng Đức/,
    );
  });

  it('[SPEECH-9] leaves everything as it was on Escape, and is read-only for others', async () => {
    await row(2).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' thêm');
    await page.keyboard.press('Escape');
    expect(await row(2).textContent()).not.toContain('thêm');
    expect(session.secretary.state.shared.speech.byId['segment-2']?.revision).toBe(0);
  });

  it('[SPEECH-11] says that no worker writes, and what to do', async () => {
    await page.getByText('Tiến trình ghi lời không chạy').waitFor();
    expect(page.faults).toEqual([]);
  });

  it('[SPEECH-13] is searched without tones', async () => {
    await page.getByRole('button', { name: 'Tìm trong bản ghi lời' }).click();
    await page.keyboard.type('thue thu');
    await page.locator('[data-row="segment-0"]').waitFor({ state: 'detached' });
    expect(await page.locator('[data-row]').count()).toBe(1);
  });
});

describe('captions for the room', () => {
  it('[SPEECH-18] stand on the big screen in the size that was chosen there, and stay so', async () => {
    const display = await deviceOf(browser, app.url, 'manhinh', { size: 'desk' });
    const screen = await openPage(display, `/man-hinh/${app.meetingId}`);
    const captions = screen.getByRole('log', { name: 'Phụ đề trực tiếp' });
    await screen.getByRole('button', { name: /^Cỡ chữ phụ đề/ }).waitFor();
    await say(app, [
      { speakerId: 'P04', text: 'Đề nghị các đồng chí cho ý kiến về phương án thuê thử trong 12 tháng.' },
    ]);
    await captions.getByText('phương án thuê thử').waitFor();
    const sizeOf = (): Promise<number> =>
      captions.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    const before = await sizeOf();
    await screen.getByRole('button', { name: 'Cỡ chữ phụ đề: vừa' }).click();
    await screen.getByRole('button', { name: 'Cỡ chữ phụ đề: lớn' }).click();
    expect(await sizeOf()).toBeGreaterThan(1.5 * before);
    await picture(screen, 'captions');
    await screen.reload();
    await screen.getByRole('button', { name: 'Cỡ chữ phụ đề: rất lớn' }).waitFor();
    expect(screen.faults).toEqual([]);
    await display.close();
  });
});
