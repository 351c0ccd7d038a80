/**
 * A list of 20,000 tasks (or as many as given) as a workbook: how long until it is taken over, shown, searched and saved
 * again through the running server, and how much memory the server needs for it.
 */
import ExcelJS from 'exceljs';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import type { ImportStep, TaskList } from '#protocol/task.ts';
import { HttpClient } from '#tests/support/httpClient.ts';
import { startServerProcess } from '#tests/support/serverProcess.ts';
import { type Bench, rounded } from './bench.ts';
import { benchDatabase } from './support/database.ts';
import { memoryOf } from './support/memory.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const UNITS = ['Sở Tài chính', 'Sở Xây dựng', 'Sở Y tế', 'Sở Khoa học và Công nghệ', 'Công an tỉnh'];

async function workbook(rows: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Nhiệm vụ');
  sheet.addRow(['Việc phải làm', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Cách tính hạn', 'Nguồn']);
  for (let row = 0; row < rows; row += 1) {
    const unit = UNITS[row % UNITS.length];
    const due = new Date(Date.UTC(2026, 0, 1) + (row % 700) * 86_400_000);
    sheet.addRow([`Rà soát, báo cáo nội dung số ${row}`, unit, 'Văn phòng; Sở Nội vụ', due, '', `Công văn ${row}`]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: Math.round(performance.now() - from), value };
}

/** How long the server takes for a short answer while something else runs: the longest wait shows what holds it up. */
async function longestWaitDuring<T>(url: string, work: () => Promise<T>): Promise<{ value: T; waitMs: number }> {
  let running = true;
  let waitMs = 0;
  const asking = (async () => {
    while (running) {
      const { ms } = await timed(() => fetch(new URL('/api/session', url)).then((response) => response.text()));
      waitMs = Math.max(waitMs, ms);
    }
  })();
  const value = await work();
  running = false;
  await asking;
  return { value, waitMs };
}

const bench: Bench = async ([count = '20000']) => {
  const rows = Number(count);
  const file = await workbook(rows);
  const database = await benchDatabase();
  const server = await startServerProcess(database.url);
  const office = new HttpClient(server.url);
  await office.signIn('thuky', PRACTICE_PASSWORD);
  const headers = { cookie: office.cookie, 'x-csrf-token': office.csrfToken ?? '', 'content-type': XLSX };
  const before = memoryOf(server.pid, 'VmHWM') ?? Number.NaN;
  const taking = await longestWaitDuring(server.url, () =>
    timed(async () => {
      const body = new Uint8Array(file);
      const response = await fetch(new URL('/api/tasks/import', server.url), { method: 'POST', headers, body });
      const lines = (await response.text()).split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line) as ImportStep);
    }),
  );
  const taken = taking.value;
  const list = await timed(() => office.get<TaskList>('/api/tasks?filter=open'));
  const search = await timed(() =>
    office.get<TaskList>(`/api/tasks?q=${encodeURIComponent('việc của Sở Tài chính quá hạn')}`),
  );
  const figures = await timed(() => office.get('/api/tasks/figures'));
  const saving = await longestWaitDuring(server.url, () =>
    timed(async () => {
      const response = await fetch(new URL('/api/tasks/export.xlsx', server.url), {
        headers: { cookie: office.cookie },
      });
      return (await response.arrayBuffer()).byteLength;
    }),
  );
  const saved = saving.value;
  const after = memoryOf(server.pid, 'VmHWM') ?? Number.NaN;
  await server.kill();
  await database.stop();
  const last = taken.value.at(-1);
  const imported = last?.kind === 'imported' ? last.count : 0;
  return {
    figures: {
      ...{ rows, file_kib: Math.round(file.byteLength / 1024), imported, progress_steps: taken.value.length },
      ...{ import_s: rounded(taken.ms / 1000), list_ms: list.ms, search_ms: search.ms, figures_ms: figures.ms },
      ...{ export_s: rounded(saved.ms / 1000), found: search.value.body.total },
      ...{ longest_wait_import_ms: taking.waitMs, longest_wait_export_ms: saving.waitMs },
      ...{ server_peak_before_mib: before, server_peak_after_mib: after },
    },
    goals: { import_s: '≤ 60', export_s: '≤ 60', server_peak_after_mib: '≤ 700' },
    met: imported === rows && taken.ms <= 60_000 && saved.ms <= 60_000 && after <= 700,
  };
};

export default bench;
