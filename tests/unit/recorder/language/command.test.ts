import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRole, readRoster } from '#recorder/language/rows.ts';

const cli = fileURLToPath(new URL('../../../../recorder/cli/extract.ts', import.meta.url));

function run(lines: readonly string[]): { out: Record<string, unknown>[]; err: string; status: number | null } {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'extract-')), 'rows.jsonl');
  writeFileSync(file, lines.join('\n'));
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, file], { encoding: 'utf8' });
  const out = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { out, err: stderr, status };
}

const good = {
  id: 'A',
  meeting_date: '2025-11-26',
  speaker_role: 'chair',
  text: 'Giao Sở Y tế rà soát thuốc, báo cáo trước ngày 15/12/2025.',
  roster: {},
};
const none = { id: 7, meeting_date: '2025-11-26', text: 'Mời đồng chí phát biểu.', more: 1 };

describe('the extract command', () => {
  it('[EXTRACT-20] prints one line for each row, none for nothing', () => {
    const { out, status } = run([JSON.stringify(good), '', JSON.stringify(none)]);
    expect(status).toBe(0);
    expect(out).toMatchObject([
      {
        id: 'A',
        items: [
          {
            kind: 'task',
            assignee_lead: 'Sở Y tế',
            coordinating_units: [],
            due: '2025-12-15',
            due_time: null,
            due_boundary: 'before',
            recurrence: null,
            op: 'create',
          },
        ],
      },
      { id: 7, items: [] },
    ]);
  });

  it('[EXTRACT-20] names the line of a bad row, reads the others and fails at the end', () => {
    const { out, err, status } = run(['{broken', JSON.stringify(good), JSON.stringify({ id: 'B', text: 'x' })]);
    expect(status).toBe(1);
    expect(out).toHaveLength(1);
    expect(err).toMatch(/^line 1: /m);
    expect(err).toMatch(/^line 3: meeting_date: /m);
  });

  it('[EXTRACT-20] a missing file is said and fails', () => {
    const { status, stderr } = spawnSync(process.execPath, [cli, '/no/such/file'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('/no/such/file');
  });

  it('[EXTRACT-20] a promise is a task to be confirmed', () => {
    const row = { ...good, speaker_role: 'member', text: 'Sở Y tế xin nhận và sẽ hoàn thành báo cáo trong tháng 12.' };
    expect(run([JSON.stringify(row)]).out).toMatchObject([
      { items: [{ kind: 'task', flags: ['commitment_needs_confirmation'] }] },
    ]);
  });
});

describe('rosters and roles in any shape', () => {
  it.each([
    [{ 'anh Lâm': 'Ông Phùng Đức Lâm, Giám đốc Sở Tài chính' }],
    [[{ name: 'Phùng Đức Lâm', title: 'Giám đốc Sở Tài chính', aliases: ['anh Lâm'] }]],
    [['Ông Phùng Đức Lâm, Giám đốc Sở Tài chính']],
    [{ 'Phùng Đức Lâm': { unit: 'Sở Tài chính', title: 'Giám đốc', aliases: 'anh Lâm' } }],
  ])('[EXTRACT-3] %j finds "anh Lâm"', (roster) => {
    const row = { ...good, text: 'Anh Lâm rà soát kinh phí, báo cáo trước 5/12.', roster };
    expect(run([JSON.stringify(row)]).out).toMatchObject([{ items: [{ assignee_lead: 'Sở Tài chính' }] }]);
  });

  it('[EXTRACT-3] what is no roster is an empty one', () => {
    expect(readRoster(null)).toEqual([]);
    expect(readRoster('x')).toEqual([]);
    expect(readRoster({ a: 1 })).toEqual([]);
  });

  it.each([
    ['chair', 'chair'],
    ['Thư ký', 'secretary'],
    ['delegate', 'member'],
    [undefined, 'chair'],
    ['co_chair', 'chair'],
  ])('[EXTRACT-2] role %s speaks as %s', (role, voice) => {
    expect(readRole(role)).toBe(voice);
  });
});
