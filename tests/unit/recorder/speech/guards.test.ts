import { describe, expect, it } from 'vitest';
import { doubtsAbout } from '#recorder/speech/guards.ts';
import { isPhantom } from '#recorder/speech/phantoms.ts';

const sure = { spokenMs: 20_000, avgLogProb: -0.2 };

describe('guards against invented words', () => {
  it('[SPEECH-3] finds the same words four times in a row', () => {
    const text = 'Đó là mọi thứ của anh. Đó là mọi thứ của anh. Đó là mọi thứ của anh. Đó là mọi thứ của anh.';
    expect(doubtsAbout({ text, ...sure })).toContain('repeated');
    expect(doubtsAbout({ text: 'rồi rồi rồi rồi', ...sure })).toContain('repeated');
  });

  it('[SPEECH-3] lets names and figures be said several times in a sentence', () => {
    const text =
      'Ủy ban nhân dân tỉnh giao Ủy ban nhân dân các xã, phường báo cáo Ủy ban nhân dân tỉnh; Ủy ban nhân dân tỉnh họp ngày mười lăm.';
    expect(doubtsAbout({ text, ...sure })).toEqual([]);
    expect(doubtsAbout({ text: 'không không ba, tôi nhắc lại là ba', ...sure })).toEqual([]);
  });

  it('[SPEECH-3] finds loops of longer phrases by how well they compress', () => {
    const text = `${'và các đồng chí cứ thế mà làm cho xong việc này đi nhé thì mới kịp tiến độ chung '.repeat(5)}hết`;
    expect(doubtsAbout({ text, ...sure })).toContain('compressible');
  });

  it('[SPEECH-3] doubts more words than a mouth can say', () => {
    const text = 'một hai ba bốn năm sáu bảy tám chín mười mười một';
    expect(doubtsAbout({ text, spokenMs: 1000, avgLogProb: -0.2 })).toEqual(['tooFast']);
    expect(doubtsAbout({ text, spokenMs: 4000, avgLogProb: -0.2 })).toEqual([]);
  });

  it('[SPEECH-3] doubts an engine that is unsure of itself', () => {
    expect(doubtsAbout({ text: 'xin chào', spokenMs: 1000, avgLogProb: -1.3 })).toEqual(['lowConfidence']);
    expect(doubtsAbout({ text: 'xin chào', spokenMs: 1000, avgLogProb: null })).toEqual([]);
  });

  it.each([
    'Hãy subscribe cho kênh Ghiền Mì Gõ Để không bỏ lỡ những video hấp dẫn',
    'Cảm ơn các bạn đã theo dõi và hẹn gặp lại.',
    'Thank you for watching!',
    'Cảm ơn.',
  ])('[SPEECH-3] knows the sentence of a film: %s', (text) => {
    expect(isPhantom(text)).toBe(true);
  });

  it('[SPEECH-3] leaves the thanks of a meeting alone', () => {
    expect(isPhantom('Xin cảm ơn các đồng chí đã lắng nghe, đề nghị các đồng chí cho ý kiến.')).toBe(false);
  });
});
