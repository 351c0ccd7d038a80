import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Product } from '#tests/media/support/product.ts';
import { speechSamples } from '#tests/media/support/sound.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { questionOf } from '#tests/support/session.ts';

const pictures = process.env.SCREENS;

/** A browser with a camera and a microphone that speaks. */
function browserWith(wav: string): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}`,
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

describe('remote attendees in the product as it is', () => {
  const browsers: Browser[] = [];
  let product: Product;
  let chair: MeetingClient;
  let secretary: MeetingClient;

  beforeAll(async () => {
    product = await Product.start();
    chair = await product.enter('P01');
    secretary = await product.enter('P12');
    await secretary.send('meeting.openCheckIn', {});
  }, 120_000);

  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await product?.stop();
  });

  async function openAs(participantId: string, wav: string): Promise<BrowserContext> {
    const browser = await browserWith(wav);
    browsers.push(browser);
    const context = await browser.newContext({
      baseURL: product.url,
      viewport: { width: 1366, height: 768 },
      locale: 'vi-VN',
      permissions: ['microphone', 'camera'],
    });
    const { cookie } = await product.signIn(participantId);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    return context;
  }

  /** Through the lobby into the meeting. Returns the page and how long it took from the address to the desk, in ms. */
  async function attend(participantId: string, wav: string): Promise<{ page: Page; ms: number }> {
    const page = await (await openAs(participantId, wav)).newPage();
    page.on('pageerror', (e) => console.log(participantId, String(e.stack)));
    const began = Date.now();
    await page.goto(`/hop/${product.meetingId}/truc-tuyen`);
    await page.getByRole('button', { name: 'Xin vào họp' }).click();
    await secretary.waitForEvent('lobby.knocked', (data) => data.participantId === participantId);
    if (pictures) {
      await page.screenshot({ path: `${pictures}/lobby-${participantId}.png` });
    }
    await secretary.send('lobby.admit', { participantId });
    await page.getByRole('button', { name: /^Micrô/ }).waitFor();
    return { page, ms: Date.now() - began };
  }

  it('[MEDIA-10] [MEDIA-2] [MEDIA-20] [SPEAKER-1] knock, are let in, see each other, speak when called, vote; the recording is replayed', async () => {
    const [first = '', second = ''] = speechSamples();
    const bach = await attend('P03', first);
    const huong = await attend('P02', second);
    console.log('ms from the address to the desk', bach.ms, huong.ms);
    for (const participantId of ['P01', 'P04', 'P05', 'P06', 'P07']) {
      const mode = 'on_site' as const;
      await secretary.send('attendance.checkIn', { participantId, mode, method: 'list' });
    }
    await chair.send('meeting.open', {});
    await chair.send('agenda.callItem', { itemId: 'A1' });
    await bach.page.getByRole('button', { name: /^Camera/ }).click();
    await huong.page.locator('video').first().waitFor();
    await waitFor('the other’s picture moves', () =>
      huong.page
        .locator('video')
        .first()
        .evaluate((video) => (video as HTMLVideoElement).currentTime > 0.5),
    );
    await secretary.send('recording.announce', { form: 'spoken', text: 'Phiên họp được ghi âm.' });
    await secretary.send('recording.start', {});
    await bach.page.getByText('Đang ghi âm').waitFor();
    const called = await chair.send('floor.callDirectly', { participantId: 'P03' });
    await bach.page.getByText('Micrô bật').waitFor();
    await bach.page.getByText('Mọi người nghe thấy').waitFor();
    if (pictures) {
      await huong.page.screenshot({ path: `${pictures}/remote.png` });
    }
    await waitFor('ten seconds are spoken', () => Date.now() - bach.ms > 0 && spokenFor(chair, 10_000), 30_000);
    await chair.send('floor.stop', { speechId: called.speechId });
    await bach.page.getByText('Micrô tắt').waitFor();
    await secretary.waitForEvent(
      'speaker.heard',
      (data) => data.participantId === 'P03' && data.basis === 'floor_and_track',
    );
    await secretary.send('recording.stop', { reason: '' });
    const { data } = await secretary.waitForEvent(
      'recording.pieceStored',
      ({ piece }) => piece.participantId === 'P03',
    );
    expect(data.piece.durationMs).toBeGreaterThan(8000);
    await vote(huong.page);
    await replay();
  }, 240_000);

  /** [MEDIA-20] The vote covers the paper; the pictures stay. */
  async function vote(page: Page): Promise<void> {
    await chair.send('agenda.callItem', { itemId: 'A4', despiteUnheard: true });
    await secretary.send('poll.create', { pollId: 'V', details: questionOf({ itemId: 'A4' }) });
    await chair.send('poll.open', { pollId: 'V' });
    await page.getByText('Thông qua chương trình phiên họp').waitFor();
    await page.locator('video').first().waitFor();
    await page.getByRole('radio', { name: /^Tán thành/ }).click();
    await secretary.waitForState((state) => state.shared.polls.byId.V?.voters.includes('P02') === true);
    await page.getByText('Đã ghi nhận, được đổi đến khi hết giờ').waitFor();
    if (pictures) {
      await page.screenshot({ path: `${pictures}/remote-vote.png` });
    }
    await chair.send('poll.close', { pollId: 'V' });
    await page.getByRole('button', { name: 'Về tài liệu đang trình bày' }).click();
    await page.getByRole('tab', { name: 'Người nói' }).waitFor();
  }

  /** A member in the room listens to it afterwards. */
  async function replay(): Promise<void> {
    const page = await (await openAs('P04', '/dev/null')).newPage();
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/recordings/')) {
        statuses.push(response.status());
      }
    });
    await page.goto(`/hop/${product.meetingId}/xem-lai`);
    await page.getByRole('combobox', { name: 'Chỉ nghe một người' }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Nghe lại' }).click();
    await waitFor('sound is fetched', () => statuses.length > 0);
    expect(statuses.every((status) => status === 200 || status === 206)).toBe(true);
    const position = page.getByRole('slider', { name: 'Vị trí trong phiên họp' });
    const before = Number(await position.inputValue());
    await waitFor('the replay goes on', async () => Number(await position.inputValue()) > before + 2000);
    if (pictures) {
      await page.screenshot({ path: `${pictures}/replay.png` });
    }
  }
});

/** Whether somebody has had the floor for so long. */
function spokenFor(client: MeetingClient, ms: number): boolean {
  const speech = client.state.shared.floor.current;
  return speech !== null && Date.now() - Date.parse(speech.startedAt) > ms;
}
