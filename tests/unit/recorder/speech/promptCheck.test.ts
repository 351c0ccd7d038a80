import { describe, expect, it } from 'vitest';
import type { RecognisedPhrase } from '#recorder/speech/engine/recogniser.ts';
import { mayEchoPrompt, trusted } from '#recorder/speech/promptCheck.ts';

const PROMPT = 'Sở Tài chính. Phùng Đức Lâm. Phương án triển khai Hệ thống phòng họp không giấy đến 42 xã, phường';

const reading = (text: string, avgLogProb = -0.3): RecognisedPhrase[] => [
  { text, startMs: 0, endMs: 5000, avgLogProb, words: [] },
];

describe('hints that are recited instead of speech', () => {
  it.each([
    ['a title out of the hints', 'Phương án triển khai Hệ thống phòng họp', -0.3],
    ['hardly anything but words of the hints', 'phòng họp Lâm xã phường tài đi', -0.3],
    ['a loop', 'họp không giấy họp không giấy họp không giấy họp không giấy', -0.3],
    ['an unsure reading', 'hôm nay trời nhiều mây có lúc mưa', -0.9],
  ])('[SPEECH-16] are suspected in %s', (_name, text, logProb) => {
    expect(mayEchoPrompt(reading(text, logProb), PROMPT)).toBe(true);
  });

  it('[SPEECH-16] are not suspected in ordinary speech that names one of them', () => {
    expect(mayEchoPrompt(reading('Tôi đề nghị đồng chí Lâm cho biết tiến độ cụ thể của việc này'), PROMPT)).toBe(false);
  });

  it('[SPEECH-16] are kept when the reading without them agrees, else dropped', () => {
    const hinted = reading('Giao Sở Tài chính phối hợp với Phùng Đức Lâm');
    const alike = reading('Giao sở tài chín phối hợp với Phùng Đức Lam');
    const other = reading('ask not what your country can do for you');
    expect(trusted(hinted, alike)).toBe(hinted);
    expect(trusted(hinted, other)).toBe(other);
  });
});
