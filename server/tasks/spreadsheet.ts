import { Readable, type Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { Rejected } from '#domain/rejected.ts';
import { foldTones } from '#domain/text.ts';
import { type BadRow, NewTaskFields, type TaskSummary } from '#protocol/task.ts';
import { requireSoundArchive, TEXT_ARCHIVE } from '#server/files/archive.ts';

const HEADERS = [
  'Việc phải làm',
  'Chủ trì',
  'Phối hợp',
  'Thời hạn',
  'Cách tính hạn',
  'Nguồn',
  'Trạng thái (theo hạn điều chỉnh)',
  'Tiến độ (%)',
  'Hạn gốc',
  'Trạng thái theo hạn gốc',
  'Hoàn thành',
] as const;

const BOUNDARY_WORDS = {
  before: 'trước ngày này',
  by: 'tính cả ngày này',
  within: 'trong thời gian này',
} as const;

const STATUS_WORDS: Record<TaskSummary['status'], string> = {
  waiting: 'Chờ nhận việc',
  in_progress: 'Đang thực hiện trong hạn',
  overdue: 'Đang thực hiện quá hạn',
  completed_on_time: 'Hoàn thành đúng hạn',
  completed_late: 'Hoàn thành quá hạn',
  returned: 'Trả lại',
  cancelled: 'Đã hủy',
};

/** A workbook that is being written: what was added is let go of, so the list may be of any length. */
export type OpenWorkbook = {
  readonly add: (tasks: readonly TaskSummary[]) => void;
  readonly end: () => Promise<void>;
};

/** Begins a workbook of tasks in a stream, with the columns that an import reads again. */
export function beginWorkbook(out: Writable): OpenWorkbook {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = book.addWorksheet('Nhiệm vụ', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEADERS.map((_, index) => ({ width: index === 0 ? 60 : 22 }));
  const head = sheet.addRow([...HEADERS]);
  head.font = { bold: true };
  head.commit();
  return {
    add: (tasks) => {
      for (const task of tasks) {
        sheet.addRow(cellsOf(task)).commit();
      }
    },
    end: async () => {
      sheet.commit();
      await book.commit();
    },
  };
}

function cellsOf(task: TaskSummary): (string | number | null)[] {
  return [
    task.action,
    task.leadUnit,
    task.coordinatingUnits.join('; '),
    task.dueDay,
    task.dueBoundary === null ? '' : BOUNDARY_WORDS[task.dueBoundary],
    task.source,
    STATUS_WORDS[task.status],
    task.progress,
    task.originalDueDay,
    STATUS_WORDS[task.statusByOriginalDue],
    task.completedAt,
  ];
}

function textIn(value: ExcelJS.CellValue): string {
  if (value instanceof Date) {
    return value.toISOString().slice(0, 10);
  }
  if (value !== null && typeof value === 'object') {
    return 'text' in value ? String(value.text) : 'result' in value ? String(value.result ?? '') : '';
  }
  return String(value ?? '').trim();
}

/** `31/12/2026` as people type it, or an ISO day. */
function dayIn(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (match !== null) {
    const [, day = '', month = '', year = ''] = match;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return text === '' ? null : text;
}

const FIELDS = ['action', 'leadUnit', 'coordinatingUnits', 'dueDay', 'dueBoundary', 'source'] as const;

/** Why a value isn't taken, in the words of the schema's issue. */
function reasonOf({ code, path }: { code: string; path: PropertyKey[] }, texts: readonly string[]): BadRow['reason'] {
  const field = String(path[0] ?? '');
  const text = texts[FIELDS.indexOf(field as (typeof FIELDS)[number])] ?? '';
  if (field === 'dueDay') {
    return 'badDay';
  }
  if (field === 'dueBoundary') {
    return 'badChoice';
  }
  return text === '' ? 'missing' : code === 'too_big' ? 'tooLong' : 'wrong';
}

function boundaryIn(text: string): string | null {
  const folded = foldTones(text);
  const known = Object.entries(BOUNDARY_WORDS).find(([name, words]) => name === folded || foldTones(words) === folded);
  return text === '' ? null : (known?.[0] ?? text);
}

function readRow(row: number, texts: readonly string[]): { task: NewTaskFields } | { bad: BadRow } {
  const [action, leadUnit, coordinating = '', due = '', boundary = '', source] = texts;
  const units = coordinating.split(/[;,]/).map((unit) => unit.trim());
  const parsed = NewTaskFields.safeParse({
    ...{ action, leadUnit, source, coordinatingUnits: units.filter(Boolean) },
    ...{ dueDay: dayIn(due), dueBoundary: boundaryIn(boundary) },
  });
  if (parsed.success) {
    return { task: parsed.data };
  }
  const [issue] = parsed.error.issues;
  return {
    bad:
      issue === undefined
        ? { row, column: '', reason: 'wrong' }
        : { row, column: String(issue.path[0] ?? ''), reason: reasonOf(issue, texts) },
  };
}

/** What a workbook holds: its duties, and every row that can't be read, with the reason (TASK-8). */
export type ReadWorkbook = { readonly tasks: readonly NewTaskFields[]; readonly bad: readonly BadRow[] };

/**
 * Reads an uploaded workbook row by row; only its first sheet counts, and its first row is the head.
 * @throws {Rejected} TASK-8 when it is no workbook at all.
 */
export async function tasksFromXlsx(file: Buffer): Promise<ReadWorkbook> {
  const tasks: NewTaskFields[] = [];
  const bad: BadRow[] = [];
  try {
    await requireSoundArchive(file, TEXT_ARCHIVE);
    for await (const [number, texts] of rowsOf(file)) {
      const read = readRow(number, texts);
      if ('task' in read) {
        tasks.push(read.task);
      } else {
        bad.push(read.bad);
      }
    }
  } catch {
    throw new Rejected('invalid_payload', 'TASK-8');
  }
  return { tasks, bad };
}

async function* rowsOf(file: Buffer): AsyncGenerator<[number, string[]]> {
  const options = { sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', worksheets: 'emit' } as const;
  const book = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([file]), options);
  for await (const sheet of book) {
    for await (const row of sheet) {
      const texts = FIELDS.map((_, index) => textIn(row.getCell(index + 1).value));
      if (row.number > 1 && texts.some(Boolean)) {
        yield [row.number, texts];
      }
    }
    return;
  }
}
