import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { classifyTask } from '#recorder/language/index.ts';

const file = fileURLToPath(new URL('../../../support/data/task-fields.tsv', import.meta.url));
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [string, string, string]);
const base = { due: null, meetingDate: '2026-11-18' };

it('[EXTRACT-18] tasks are labelled by field; the accuracy on the labelled set is printed', () => {
  const wrong = rows.filter(([action, lead, field]) => classifyTask({ ...base, action, lead }).field !== field);
  const accuracy = 1 - wrong.length / rows.length;
  console.log(`task fields: ${rows.length} rows, accuracy ${accuracy.toFixed(3)}`);
  expect(accuracy).toBeGreaterThanOrEqual(0.9);
});

it('[EXTRACT-18] a task about nothing known has no field', () => {
  expect(classifyTask({ ...base, action: 'abc', lead: null }).field).toBeNull();
});

it('[EXTRACT-19] urgency is what was said, else urgent when due within three working days', () => {
  const label = (said: string, due: string | null): string =>
    classifyTask({ ...base, action: 'báo cáo', lead: null, said, due }).urgency;
  expect(label('Gửi công văn hỏa tốc', null)).toBe('flash');
  expect(label('Khắc phục ngay lập tức', null)).toBe('very_urgent');
  expect(label('Khẩn trương hoàn thiện', '2026-12-31')).toBe('urgent');
  expect(label('Báo cáo', '2026-11-23')).toBe('urgent');
  expect(label('Báo cáo', '2026-11-25')).toBe('normal');
});
