import ExcelJS from 'exceljs';
import { Rejected } from '#domain/rejected.ts';
import { NewTaskFields, type TaskSummary } from '#protocol/task.ts';

const HEADERS = [
  'Việc phải làm',
  'Chủ trì',
  'Phối hợp',
  'Thời hạn',
  'Cách tính hạn',
  'Nguồn',
  'Trạng thái',
  'Tiến độ (%)',
  'Hạn gốc',
  'Hoàn thành',
] as const;

const STATUS_WORDS: Record<TaskSummary['status'], string> = {
  waiting: 'Chờ nhận việc',
  in_progress: 'Đang thực hiện trong hạn',
  overdue: 'Đang thực hiện quá hạn',
  completed_on_time: 'Hoàn thành đúng hạn',
  completed_late: 'Hoàn thành quá hạn',
  returned: 'Trả lại',
  cancelled: 'Đã hủy',
};

/** A list of tasks as a workbook, with the columns that an import reads again. */
export async function tasksToXlsx(tasks: readonly TaskSummary[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Nhiệm vụ', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...HEADERS]).font = { bold: true };
  sheet.columns = HEADERS.map((_, index) => ({ width: index === 0 ? 60 : 22 }));
  for (const task of tasks) {
    sheet.addRow([
      task.action,
      task.leadUnit,
      task.coordinatingUnits.join('; '),
      task.dueDay,
      task.dueBoundary,
      task.source,
      STATUS_WORDS[task.status],
      task.progress,
      task.originalDueDay,
      task.completedAt,
    ]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
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

/** Rows of an uploaded workbook as tasks; one bad row refuses the file and says which row and column it is (nothing is lost). */
export async function tasksFromXlsx(file: Buffer): Promise<NewTaskFields[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer).catch(() => {
    throw new Rejected('invalid_payload', 'TASK-8', { row: 0 });
  });
  const sheet = book.worksheets[0];
  const rows: NewTaskFields[] = [];
  sheet?.eachRow((row, number) => {
    const [action = '', leadUnit = '', coordinating = '', due = '', boundary = '', source = ''] = [
      1, 2, 3, 4, 5, 6,
    ].map((column) => textIn(row.getCell(column).value));
    if (number === 1 || action === '') {
      return;
    }
    const parsed = NewTaskFields.safeParse({
      action,
      leadUnit,
      coordinatingUnits: coordinating
        .split(/[;,]/)
        .map((unit) => unit.trim())
        .filter(Boolean),
      dueDay: dayIn(due),
      dueBoundary: boundary === '' ? null : boundary,
      source,
    });
    if (!parsed.success) {
      throw new Rejected('invalid_payload', 'TASK-8', {
        row: number,
        column: String(parsed.error.issues[0]?.path[0] ?? ''),
      });
    }
    rows.push(parsed.data);
  });
  return rows;
}
