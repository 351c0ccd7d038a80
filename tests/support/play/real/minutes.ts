import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { checkLayout } from '#recorder/documents/index.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import type { Stage } from './stage.ts';

const NUMBER = '11/BB-UBND';
const LONG = 120_000;

/** Somebody writes a sentence at the end of a paragraph. */
async function addTo(page: Page, paragraph: string, words: string): Promise<void> {
  await page.locator('[data-block] p, [data-block] div', { hasText: paragraph }).last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words, { delay: 20 });
}

/** Secretary and chair write in the same minutes at once; each sees the other's words. */
async function writeTogether(stage: Stage, desk: Page, chair: Page): Promise<void> {
  const [hers, his] = [' Thư ký bổ sung: đã phát tài liệu.', ' Chủ tọa bổ sung: đúng giờ.'];
  await Promise.all([addTo(desk, 'Thư ký (người ghi biên bản)', hers), addTo(chair, 'Thời gian bắt đầu', his)]);
  for (const page of [desk, chair]) {
    await page.locator('[data-block]', { hasText: hers.trim() }).first().waitFor();
    await page.locator('[data-block]', { hasText: his.trim() }).first().waitFor();
  }
  await stage.picture(desk, 'hai-nguoi-soan-thu-ky');
  await stage.picture(chair, 'hai-nguoi-soan-chu-toa');
}

/** The steps on the two screens: review, approval, both confirmations, number. */
async function signThrough(stage: Stage, desk: Page, chair: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Gửi thành viên góp ý' }).click();
  await chair.getByRole('button', { name: 'Duyệt biên bản' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Duyệt biên bản' }).click();
  await desk.getByRole('button', { name: 'Xác nhận biên bản' }).click();
  await chair.getByRole('button', { name: 'Xác nhận biên bản' }).click();
  await stage.picture(chair, 'chu-toa-xac-nhan');
  await desk.getByRole('textbox', { name: 'Số, ký hiệu biên bản' }).fill(NUMBER);
  await desk.getByRole('button', { name: 'Cấp số và khóa' }).click();
}

/** Saves every document in both forms. @throws when one breaks a layout check */
async function saveDocuments(stage: Stage): Promise<void> {
  const { cookie } = await stage.product.signIn('P12');
  const get = async (name: string): Promise<Uint8Array> => {
    const address = `${stage.product.url}/api/meetings/${stage.product.meetingId}/documents/${name}`;
    const bytes = new Uint8Array(await (await fetch(address, { headers: { cookie } })).arrayBuffer());
    writeFileSync(path.join(stage.folder, name), bytes);
    return bytes;
  };
  for (const kind of ['minutes', 'notice', 'invitation']) {
    const findings = await checkLayout(await get(`${kind}.docx`), await get(`${kind}.pdf`));
    if (findings.length > 0) {
      throw new Error(`${kind}: ${JSON.stringify(findings)}`);
    }
  }
}

/** From the draft to locked minutes and their papers, through the screens of the two who answer for them. */
export async function writeUp(stage: Stage, desk: Page, secretary: MeetingClient): Promise<void> {
  await waitFor('the draft is there', () => secretary.state.shared.minutes.status === 'drafting', LONG);
  const chair = await stage.device('P01', `/hop/${stage.product.meetingId}/bien-ban`, 'tablet');
  await chair.locator('[data-block]').first().waitFor();
  await writeTogether(stage, desk, chair);
  await signThrough(stage, desk, chair);
  await waitFor('the minutes are locked', () => secretary.state.shared.minutes.status === 'locked', LONG);
  await stage.picture(desk, 'bien-ban-da-khoa');
  await saveDocuments(stage);
}
