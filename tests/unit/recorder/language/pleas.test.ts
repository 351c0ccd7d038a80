import { expect, it } from 'vitest';
import { extractItems } from '#recorder/language/index.ts';

/** [what a member says, to whom, what is asked] */
const PLEAS: [string, string | null, string][] = [
  ['Chị cho em xin thêm vài hôm.', null, 'thêm vài hôm'],
  ['Anh cho em xin thêm một tuần ạ.', null, 'thêm một tuần'],
  ['Em xin gia hạn thêm một tuần.', null, 'gia hạn thêm một tuần'],
  ['Đề nghị Trạm Y tế thông báo lịch tiêm.', 'Trạm Y tế', 'thông báo lịch tiêm'],
  ['Đề nghị Sở Y tế chia sẻ dữ liệu tiêm chủng.', 'Sở Y tế', 'chia sẻ dữ liệu tiêm chủng'],
];

const said = (text: string) => extractItems({ text, meetingDate: '2026-10-06', speakerRole: 'member', roster: [] });

it.each(PLEAS)('[EXTRACT-1] a member asks for time or for work: %s', (text, to, action) => {
  expect(said(text)).toMatchObject([{ kind: 'request', op: 'create', assigneeLead: to, action }]);
});

it.each([
  'Mong Chủ tịch thông cảm cho Phòng.',
  'Mong các đồng chí chia sẻ với Phòng.',
  'Xin thêm vài phút để trình bày.',
  'Tôi xin thêm một ý.',
  'Dân xin thêm vài hôm để di dời.',
])('[EXTRACT-1] patience, the floor or what others ask for is no request: %s', (text) => {
  expect(said(text)).toEqual([]);
});
