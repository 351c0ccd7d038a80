import { describe, expect, it } from 'vitest';
import { paperReport, timeReport } from '#domain/meetingReport.ts';
import { event } from '#server/commands/handler.ts';
import { type Desk, openDesk, preparedDesk } from '#tests/support/desk.ts';

const MINUTE = 60_000;

/** A meeting of items two (12 minutes) and three (25 minutes), 40 minutes as a whole. */
async function heldDesk(): Promise<Desk> {
  const desk = await openDesk();
  await desk.send('C', 'agenda.callItem', { itemId: 'two' });
  desk.now += 12 * MINUTE;
  await desk.send('C', 'agenda.callItem', { itemId: 'three', despiteUnheard: true });
  await desk.send('S', 'agenda.replan', { minutes: [{ itemId: 'three', plannedMinutes: 5 }] });
  desk.now += 25 * MINUTE;
  await desk.send('C', 'agenda.concludeItem', { itemId: 'three', despiteUnheard: true });
  desk.now += 3 * MINUTE;
  return desk;
}

const reportOf = (desk: Desk) => timeReport(desk.state.shared);

describe('[REPORT-1] the time of a meeting', () => {
  it('stands beside the first plan, item by item, without the headings', async () => {
    const desk = await heldDesk();
    await desk.send('C', 'meeting.close', {});
    expect(reportOf(desk)).toMatchObject({
      items: [
        { itemId: 'two', planned: 10, taken: 12 },
        { itemId: 'three', planned: 10, taken: 25 },
      ],
      planned: 120,
      taken: 40,
    });
  });

  it('is compared with nothing until the agency gives its figure and the meeting is over', async () => {
    const desk = await heldDesk();
    await desk.send('S', 'meeting.setBaseline', { baseline: { minutes: 50, source: 'Sổ họp năm 2025' } });
    expect(reportOf(desk)?.comparison).toBeNull();
    await desk.send('C', 'meeting.close', {});
    expect(reportOf(desk)?.comparison).toEqual({ baselineMinutes: 50, savedMinutes: 10 });
    await desk.send('S', 'meeting.setBaseline', { baseline: { minutes: 30, source: 'Sổ họp năm 2024' } });
    expect(reportOf(desk)?.comparison).toEqual({ baselineMinutes: 30, savedMinutes: -10 });
    await desk.send('S', 'meeting.setBaseline', { baseline: null });
    expect(reportOf(desk)?.comparison).toBeNull();
  });

  it('takes its figure from those who prepare alone, with where it is from', async () => {
    const desk = preparedDesk();
    const given = { baseline: { minutes: 50, source: 'Sổ họp' } };
    expect(await desk.refusal('M1', 'meeting.setBaseline', given)).toMatchObject({ rule: 'RIGHTS-1' });
    await expect(desk.send('S', 'meeting.setBaseline', { baseline: { minutes: 50, source: '' } })).rejects.toThrow();
  });
});

describe('[REPORT-2] the papers of a meeting', () => {
  const details = {
    ...{ title: 'Báo cáo', kind: 'Báo cáo', number: '1/BC', documentDay: null, unit: 'Sở', role: 'main' as const },
    ...{ itemId: 'three', readerIds: null, recallAtClose: false },
  };
  const version = (versionId: string, pages: number) => ({ versionId, number: 1, fileName: 'a.pdf', pages, bytes: 9 });

  it('counts who opened each before and since the opening, and what copies for all would have taken', async () => {
    const desk = preparedDesk();
    desk.record([
      event('paper.submitted', { paperId: 'all', by: 'S', details, version: version('v1', 8) }),
      event('paper.markedReleased', { paperId: 'all', versionId: 'v1' }),
      event('paper.submitted', {
        paperId: 'two',
        by: 'S',
        version: version('v2', 3),
        details: { ...details, readerIds: ['M1', 'M2'] },
      }),
      event('paper.markedReleased', { paperId: 'two', versionId: 'v2' }),
      event('paper.submitted', { paperId: 'held', by: 'S', details, version: version('v3', 30) }),
      event('paper.firstOpened', { paperId: 'all', readerId: 'M1' }),
    ]);
    desk.now += 5 * MINUTE;
    for (const participantId of ['C', 'M1', 'M2']) {
      await desk.send(participantId, 'attendance.checkIn', { participantId, mode: 'on_site', method: 'self' });
    }
    await desk.send('C', 'meeting.open', {});
    desk.record([
      event('paper.firstOpened', { paperId: 'all', readerId: 'M2' }),
      event('paper.firstOpened', { paperId: 'two', readerId: 'M2' }),
    ]);
    expect(paperReport(desk.state)).toEqual([
      { paperId: 'all', pages: 8, recipients: 5, openedBefore: 1, openedSince: 1, pagesNotPrinted: 40 },
      { paperId: 'two', pages: 3, recipients: 2, openedBefore: 0, openedSince: 1, pagesNotPrinted: 6 },
    ]);
  });
});
