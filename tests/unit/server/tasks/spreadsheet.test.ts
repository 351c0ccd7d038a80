import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { TaskSummary } from '#protocol/task.ts';
import { beginWorkbook } from '#server/tasks/spreadsheet.ts';

const HOSTILE = ['=HYPERLINK("http://x.example","a")', '+1+1', '-2', '@SUM(A1)', '\t=1', '=cmd|"/c calc"!A1'];

it('[TASK-8] writes what people typed as text: nothing of it becomes a formula in who opens the list', async () => {
  const tasks = HOSTILE.map((action) => ({
    action,
    leadUnit: action,
    coordinatingUnits: [action],
    dueDay: null,
    dueBoundary: null,
    source: action,
    status: 'waiting',
    progress: 0,
    originalDueDay: null,
    completedAt: null,
  })) as unknown as TaskSummary[];
  const out = new PassThrough();
  const file = buffer(out);
  const workbook = beginWorkbook(out);
  workbook.add(tasks);
  await workbook.end();
  const parts = unzipSync(await file);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  expect(sheet).not.toMatch(/<f[ >]/);
  // Each of them is a string cell, in the sheet or in the table of strings.
  const strings = sheet + strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(strings).toContain('cmd|');
  expect([...sheet.matchAll(/<c r="A([2-9])"[^>]* t="(?:s|str|inlineStr)"/g)]).toHaveLength(HOSTILE.length);
});
