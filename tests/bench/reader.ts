/**
 * First page of a 100-page scan of about 20 MB in Chromium, from the tap on the paper to page 1 painted, beside PDF.js's
 * own viewer with the same file from the same server, in turns (7 rounds, or as many as given); and the time from the key
 * that turns the page to the next one painted.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { PaperDetails } from '#protocol/paper.ts';
import { builtClient, deviceOf, openBrowser, openPage } from '#tests/e2e/support.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { upload } from '#tests/support/upload.ts';
import { type Bench, percentile, rounded } from './bench.ts';
import { bigPaper } from './support/bigPaper.ts';
import { benchDatabase } from './support/database.ts';

const PAGES = 100;
const TURNS = 20;
/** A page stands for a moment before it is turned, as with a reader: the next one is made ready meanwhile. */
const READS_MS = 700;
const READER = 'thu.trang';

const details: PaperDetails = {
  title: 'Hồ sơ quyết toán',
  kind: 'Báo cáo',
  number: '900/BC-STC',
  documentDay: null,
  unit: 'Sở Tài chính',
  role: 'main',
  itemId: 'A1',
  readerIds: null,
  recallAtClose: false,
};

/** A second, small paper of the same item, from which the large one is opened. */
const small: PaperDetails = { ...details, title: 'Tờ trình', number: '901/TTr-STC', role: 'summary' };

async function handIn(app: TestApp, paperId: string, content: Uint8Array, about: PaperDetails): Promise<string> {
  const web = await app.signedIn('thuky');
  const { body } = await upload(web, `/api/meetings/${app.meetingId}/papers/upload`, `${paperId}.pdf`, content);
  const secretary = await app.enter('P12');
  await secretary.send('paper.submit', { paperId, versionId: body.versionId, details: about });
  await secretary.send('paper.approve', { paperId });
  await secretary.send('paper.release', { paperIds: [paperId] });
  return body.versionId;
}

/** Opens the meeting at its first item, whose two papers are handed in; gives the large one's version. */
async function prepare(app: TestApp, paper: Uint8Array): Promise<string> {
  const secretary = await app.enter('P12');
  await secretary.send('meeting.openCheckIn', {});
  for (const participantId of ['P01', 'P02', 'P04', 'P05', 'P06', 'P07', 'P09']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  const chair = await app.enter('P01');
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A1' });
  await handIn(app, 'NHO', await bigPaper(1), small);
  return handIn(app, 'LON', paper, details);
}

/** In the page: milliseconds from a tap until something is there and the frame that shows it is painted. */
const clock = `
  window.painted = (isThere) => new Promise((resolve) => {
    const look = () => requestAnimationFrame(() => {
      if (!isThere()) { look(); return; }
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now());
      after.port2.postMessage(null);
    });
    look();
  });
  window.pageOf = (label) => document.querySelector('[role=document][aria-label="' + label + '"]');
  window.drawn = (label) => {
    const canvas = window.pageOf(label)?.querySelector('canvas');
    return canvas != null && canvas.width > 300 && getComputedStyle(canvas).opacity === '1';
  };
  window.seen = (label) => {
    const picture = window.pageOf(label)?.querySelector('img');
    return window.drawn(label) || (picture != null && picture.complete && picture.naturalWidth > 300);
  };
`;

/** A device in the room that shows the small paper, its list of papers open. */
async function inRoom(device: BrowserContext, app: TestApp): Promise<Page> {
  const page = await openPage(device, `/hop/${app.meetingId}`);
  await page.evaluate(clock);
  await page.getByRole('button', { name: '2 tài liệu' }).click();
  await page.getByRole('button', { name: new RegExp(small.number) }).click();
  await page.evaluate(`window.painted(() => window.drawn('${small.number}, trang 1'))`);
  await page.getByRole('button', { name: '2 tài liệu' }).click();
  await page.getByRole('button', { name: new RegExp(details.title) }).waitFor();
  return page;
}

type Opened = { readonly seenMs: number; readonly sharpMs: number };

/** Taps on the large paper in the list. */
function openInProduct(page: Page): Promise<Opened> {
  return page.evaluate(`(async () => {
    const entry = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('${details.title}'));
    const label = '${details.number}, trang 1';
    const from = performance.now();
    entry.click();
    const seen = await window.painted(() => window.seen(label));
    const sharp = await window.painted(() => window.drawn(label));
    return { seenMs: seen - from, sharpMs: sharp - from };
  })()`);
}

/** Turns pages by the key, each from a page that has stood for a moment, as a reader does. */
async function turnInProduct(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let number = 2; number < 2 + TURNS; number += 1) {
    await pause(READS_MS);
    times.push(
      await page.evaluate<number>(`(async () => {
        const label = '${details.number}, trang ${number}';
        const from = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        return (await window.painted(() => window.drawn(label))) - from;
      })()`),
    );
  }
  return times;
}

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

const viewer = (file: string): string => `<!doctype html><html><head>
<link rel="stylesheet" href="/viewer/web/pdf_viewer.css">
<style>#box{position:absolute;inset:0;overflow:auto}</style></head><body>
<div id="box"><div class="pdfViewer"></div></div>
<script type="module">
import * as pdfjsLib from '/viewer/build/pdf.min.mjs';
globalThis.pdfjsLib = pdfjsLib;
const { EventBus, PDFLinkService, PDFViewer } = await import('/viewer/web/pdf_viewer.mjs');
pdfjsLib.GlobalWorkerOptions.workerSrc = '/viewer/build/pdf.worker.min.mjs';
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container: document.getElementById('box'), eventBus, linkService });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'page-width'; });
let rendered = false;
eventBus.on('pagerendered', ({ pageNumber }) => { rendered ||= pageNumber === 1; });
const worker = new pdfjsLib.PDFWorker();
await worker.promise;
window.openFile = async () => {
  const from = performance.now();
  const pdf = await pdfjsLib.getDocument({ url: '${file}', worker }).promise;
  viewer.setDocument(pdf);
  linkService.setDocument(pdf);
  return (await window.painted(() => rendered)) - from;
};
window.isReady = true;
</script></body></html>`;

/** PDF.js's own viewer beside the product, its scripts loaded and its worker running; then the file is opened. */
async function openInViewer(device: BrowserContext, versionId: string): Promise<number> {
  await device.route('**/viewer/**', async (route) => {
    const asked = new URL(route.request().url()).pathname.slice('/viewer/'.length);
    await (asked === 'index.html'
      ? route.fulfill({ contentType: 'text/html', body: viewer(`/api/papers/${versionId}/file`) })
      : route.fulfill({ path: path.join(library, asked) }));
  });
  const page = await openPage(device, '/viewer/index.html');
  await page.evaluate(clock);
  await page.waitForFunction('window.isReady === true');
  const ms = await page.evaluate<number>('window.openFile()');
  await page.close();
  return ms;
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

const bench: Bench = async ([count = '7']) => {
  const rounds = Number(count);
  await builtClient();
  const database = await benchDatabase();
  const app = await startApp({ databaseUrl: database.url, meetingId: database.meetingId });
  const paper = await bigPaper(PAGES);
  const versionId = await prepare(app, paper);
  const browser = await openBrowser();
  const seen: number[] = [];
  const sharp: number[] = [];
  const viewerMs: number[] = [];
  let turns: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const device = await deviceOf(browser, app.url, READER);
    const page = await inRoom(device, app);
    const opened = await openInProduct(page);
    seen.push(opened.seenMs);
    sharp.push(opened.sharpMs);
    turns = turns.length > 0 ? turns : await turnInProduct(page);
    await device.close();
    const plain = await deviceOf(browser, app.url, READER);
    viewerMs.push(await openInViewer(plain, versionId));
    await plain.close();
  }
  await browser.close();
  await app.close();
  await database.stop();
  const ratio = median(seen) / median(viewerMs);
  const nextMs = median(turns);
  return {
    figures: {
      pages: PAGES,
      bytes: paper.length,
      rounds,
      first_page_p50_ms: rounded(median(seen)),
      first_page_sharp_p50_ms: rounded(median(sharp)),
      viewer_first_page_p50_ms: rounded(median(viewerMs)),
      first_page_ratio: rounded(ratio),
      next_page_p50_ms: rounded(nextMs),
      next_page_p95_ms: rounded(percentile(turns, 0.95)),
    },
    goals: { first_page_ratio: '<= 0.5', next_page_p50_ms: '<= 50' },
    met: ratio <= 0.5 && nextMs <= 50,
  };
};

export default bench;
