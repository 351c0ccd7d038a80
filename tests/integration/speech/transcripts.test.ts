import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StewardProposal } from '#domain/proposals.ts';
import type { MeetingState } from '#domain/state.ts';
import { signInNames } from '#prisma/seed/accounts.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { meetingFile } from '#tests/support/meetings.ts';

type Turn = { readonly at: string; readonly who: string; readonly office: string; readonly text: string };

const file = meetingFile('lacGiang');
const turns: Turn[] = file.transcript.map((row: { start_at: string; speaker: string; text: string }) => {
  const { honorific, name, title } = file.participants.find(({ id }: { id: string }) => id === row.speaker);
  return {
    at: row.start_at.slice(11, 19),
    who: `${honorific} ${name}`,
    office: title.split(', ').at(-1),
    text: row.text,
  };
});

const cell = (...runs: TextRun[]) => new TableCell({ children: [new Paragraph({ children: runs })] });
const bold = (text: string) => new TextRun({ text, bold: true });

const document = (children: (Paragraph | Table)[]) => Packer.toBuffer(new Document({ sections: [{ children }] }));

/** The sample meeting as different hands would hand it in. */
const HANDS: Record<string, () => Promise<Buffer> | Buffer> = {
  'text with times, names and offices': () =>
    Buffer.from(turns.map(({ at, who, office, text }) => `[${at}] ${who} – ${office}: ${text}`).join('\r\n')),
  'text in UTF-16, broken to a width, names on lines of their own': () => {
    const wrapped = (text: string) => text.replace(/(.{40,70}) /gu, '$1\n');
    const text = turns.map(({ who, text: words }) => `${who}:\n${wrapped(words)}\n`).join('\n');
    return Buffer.from(`\uFEFF${text}`, 'utf16le');
  },
  'a document with a table': () => {
    const head = new TableRow({
      children: ['Thời gian', 'Người phát biểu', 'Nội dung'].map((name) => cell(bold(name))),
    });
    const rows = turns.map(
      ({ at, who, text }) =>
        new TableRow({ children: [cell(new TextRun(at)), cell(bold(who)), cell(new TextRun(text))] }),
    );
    return document([new Paragraph('BẢN GỠ BĂNG'), new Table({ rows: [head, ...rows] })]);
  },
};

const expected = file.expected.tasks.map(
  ({ assignee_lead, due }: { assignee_lead: string; due: string | null }) => `${assignee_lead} ${due}`,
);

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  const secretary = await app.enter('P12');
  await secretary.send('meeting.edit', {
    scheduledStartAt: '2026-11-18T01:30:00.000Z',
    scheduledEndAt: '2026-11-18T03:00:00.000Z',
  });
});

afterAll(() => app.close());

describe('a meeting held elsewhere', () => {
  it.each(Object.entries(HANDS))(
    '[SPEECH-19] handed in as %s gives its speakers, items and tasks, at its own times of day if it has any',
    async (what, made) => {
      const hasTimes = /time|table/.test(what);
      const http = await app.signedIn(signInNames.P12 ?? '');
      const secretary = await app.enter('P12');
      const path = `/api/meetings/${app.meetingId}/speech/transcripts`;
      const response = await fetch(new URL(path, http.base), {
        method: 'POST',
        headers: { cookie: http.cookie, 'x-csrf-token': http.csrfToken ?? '' },
        body: new Uint8Array(await made()),
      });
      const { trackId, open } = await response.json();
      expect(open).toBe(0);
      const proposed = (state: MeetingState) =>
        Object.values(state.stewards.proposals).filter(
          ({ kind, status, segmentIds: [first = ''] }) =>
            kind === 'task' && status === 'proposed' && state.shared.speech.byId[first]?.trackId === trackId,
        );
      const state = await secretary.waitForState((seen) => proposed(seen).length >= expected.length);
      const segments = Object.values(state.shared.speech.byId).filter((segment) => segment.trackId === trackId);
      const [first = ''] = segments.map(({ startAt }) => startAt).toSorted();
      expect(first).toBe(hasTimes ? '2026-11-18T01:00:05.000Z' : '2026-11-18T01:30:00.000Z');
      expect(new Set(segments.map(({ itemId }) => itemId)).size).toBe(file.agenda.length);
      expect(
        proposed(state)
          .map(({ fields }) => `${fields.leadUnit} ${fields.dueDay}`)
          .toSorted(),
      ).toEqual(expected.toSorted());
      await secretary.send('speech.withdrawImport', { trackId });
    },
    60_000,
  );

  it('[MINUTES-51] was held when its words say, with those who spoke, whenever it is opened here', async () => {
    const chair = await app.enter('P01');
    await chair.send('meeting.openCheckIn', {});
    await chair.send('meeting.open', { withoutQuorum: true });
    const http = await app.signedIn(signInNames.P12 ?? '');
    const path = `/api/meetings/${app.meetingId}/speech/transcripts?startedAt=2026-11-18T01:00:05.000Z`;
    await fetch(new URL(path, http.base), {
      method: 'POST',
      headers: { cookie: http.cookie, 'x-csrf-token': http.csrfToken ?? '' },
      body: 'Ông Trịnh Quốc Khải: Giao Sở Tài chính báo cáo tôi trước 16 giờ ngày mai.',
    });
    const told = ({ fields, status }: StewardProposal) => status === 'proposed' && fields.dueTime === '16:00';
    const { stewards } = await chair.waitForState((state) => Object.values(state.stewards.proposals).some(told));
    expect(Object.values(stewards.proposals).find(told)?.fields.dueDay).toBe('2026-11-19');
    const { body } = await http.get<{ blocks: { text: string }[] }>(`/api/meetings/${app.meetingId}/minutes`);
    const texts = body.blocks.map(({ text }) => text);
    expect(texts[0]).toBe('Thời gian bắt đầu: 08 giờ 00 phút, ngày 18 tháng 11 năm 2026.');
    expect(texts).toContain('1. Thành viên UBND tỉnh: có mặt 1/9 thành viên, gồm:');
  });
});
