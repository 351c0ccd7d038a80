import { PassThrough } from 'node:stream';
import type { NewTaskFields } from '#protocol/task.ts';
import { serveTasks } from '../threads/serveTasks.ts';
import { beginWorkbook, type OpenWorkbook, tasksFromXlsx } from './spreadsheet.ts';
import type { WorkbookTask } from './workbookThread.ts';

/** One thread serves one workbook: the rows that were read, or the file that is being written. */
let read: readonly NewTaskFields[] = [];
let writing: OpenWorkbook | null = null;
const out = new PassThrough();
let chunks: Buffer[] = [];
out.on('data', (chunk: Buffer) => chunks.push(chunk));

function written(): Uint8Array {
  const bytes = new Uint8Array(Buffer.concat(chunks));
  chunks = [];
  return bytes;
}

async function work(task: WorkbookTask): Promise<unknown> {
  switch (task.kind) {
    case 'read': {
      const found = await tasksFromXlsx(Buffer.from(task.file));
      read = found.tasks;
      return { count: found.tasks.length, bad: found.bad };
    }
    case 'take':
      return read.slice(task.from, task.from + task.count);
    case 'add':
      writing ??= beginWorkbook(out);
      writing.add(task.tasks);
      return written();
    case 'end': {
      writing ??= beginWorkbook(out);
      await writing.end();
      return written();
    }
  }
}

serveTasks<WorkbookTask>(work, (error) => (error instanceof Error ? error.message : String(error)));
