import { describe, expect, it } from 'vitest';
import { isProcedure, isSlipReport, isVoteResult } from '#recorder/minutes/procedure.ts';
import { condensed, sentencesOf, shortened } from '#recorder/minutes/text/condense.ts';
import { readableFor } from '#recorder/minutes/text/readable.ts';
import { reported, type Speaker } from '#recorder/minutes/text/reported.ts';
import { meetingRecord } from '#tests/support/meetings.ts';

describe('condensed', () => {
  it.each([
    ['Kính thưa đồng chí Chủ tịch, kính thưa các đồng chí. Thu ngân sách đạt 94,7% ạ.', ['Thu ngân sách đạt 94,7%.']],
    ['Báo cáo Chủ tịch, GRDP tăng 8,12%.', ['GRDP tăng 8,12%.']],
    ['Báo cáo Bộ trưởng thu ngân sách đạt 71,5 tỷ đồng.', ['Thu ngân sách đạt 71,5 tỷ đồng.']],
    ['Vâng, dạ, tôi đồng ý. Tôi xin hết. Xin cảm ơn.', ['Tôi đồng ý.']],
    ['Cái này phải phải phải rà soát lại nhé.', ['Cái này phải rà soát lại.']],
    ['Sở đề xuất phương án A. Sở đề xuất phương án A.', ['Sở đề xuất phương án A.']],
    ['Vâng, rõ ạ.', []],
    ['Vâng, chào các đồng chí.', []],
    ['Dạ thưa, theo nghị định thì được thuê tư vấn.', ['Theo nghị định thì được thuê tư vấn.']],
    ['Ban Quản lý dự án xin báo cáo thêm, mặt bằng mới bàn giao 2,9 km.', ['Mặt bằng mới bàn giao 2,9 km.']],
    ['Cái này thì à cái này phải rà soát lại.', ['Cái này phải rà soát lại.']],
    ['Ba là tôi sẽ trực tiếp đối thoại với các hộ.', ['Tôi sẽ trực tiếp đối thoại với các hộ.']],
  ])('[MINUTES-4] %s', (said, kept) => {
    expect(condensed(said)).toEqual(kept);
  });

  it('[MINUTES-5] keeps every figure', () => {
    const said = 'Thưa các đồng chí, thu 9.846 tỷ, chi 12.305 tỷ, đạt 83,6%. Còn 14 chủ đầu tư. Còn 15 chủ đầu tư.';
    const figures = (text: string) => text.match(/\d[\d.,]*\d|\d/g);
    expect(figures(condensed(said).join(' '))).toEqual(figures(said));
  });

  it('[MINUTES-4] keeps words that live from being doubled and counted announcements', () => {
    expect(condensed('Ta làm từ từ, không nói chung chung.')).toEqual(['Ta làm từ từ, không nói chung chung.']);
    expect(condensed('Tôi đề nghị chia hai đợt, đợt 1 khoảng 1,8 tỷ đồng.')[0]).toContain('hai đợt, đợt 1');
    expect(condensed('Sở trình hai phương án phương án A thuê.')[0]).toContain('hai phương án phương án A');
  });

  it('[MINUTES-4] does not take a point inside a number for the end of a sentence', () => {
    expect(sentencesOf('Thu 9.846 tỷ. Chi 12.305 tỷ.')).toEqual(['Thu 9.846 tỷ.', 'Chi 12.305 tỷ.']);
  });

  it('[MINUTES-5] a long turn keeps its figures, demands and positions', () => {
    const filler = Array.from({ length: 8 }, (_, index) => `Chuyện bên lề số ${'abcdefgh'[index]} kể cho vui.`);
    const kept = shortened(['Tôi nói hai ý.', ...filler, 'Đề nghị bổ sung 5 tỷ đồng.', 'Tôi băn khoăn về mạng.'], 4);
    expect(kept).toEqual(['Tôi nói hai ý.', 'Đề nghị bổ sung 5 tỷ đồng.', 'Tôi băn khoăn về mạng.']);
  });
});

const speaker: Speaker = {
  label: 'Giám đốc Sở Tài chính Phùng Đức Lâm',
  unit: 'Sở Tài chính',
  unitNames: ['STC', 'Sở'],
  states: 'nêu',
  names: ['Sở Tài chính', 'Sở', 'Bộ Nội vụ'],
};

describe('reported', () => {
  it.each([
    [['Tôi đề nghị rà từng dự án.'], 'đề nghị rà từng dự án.'],
    [
      ['Quan điểm của Sở Tài chính là chưa nên ký ngay.', 'Đề nghị thuê thử 12 tháng.'],
      'cho rằng chưa nên ký ngay; đề nghị thuê thử 12 tháng.',
    ],
    [['Theo tôi nên giao Bộ Nội vụ.'], 'cho rằng nên giao Bộ Nội vụ.'],
    [['Tôi cũng băn khoăn về mạng.', 'Mất mạng thì sao?'], 'cũng băn khoăn về mạng; hỏi: mất mạng thì sao?'],
    [['Sở xin tiếp thu.'], 'tiếp thu.'],
    [['Tôi nghĩ là chưa đủ căn cứ.'], 'cho rằng chưa đủ căn cứ.'],
    [['Tháng trước tôi đã giao việc này.'], 'nêu: tháng trước đã giao việc này.'],
    [['Việc này Sở chúng tôi làm được.'], 'nêu: việc này Sở Tài chính làm được.'],
    [['Bộ Nội vụ chưa trả lời.'], 'nêu: Bộ Nội vụ chưa trả lời.'],
  ])('[MINUTES-6] %j', (sentences, told) => {
    expect(reported(sentences, speaker)).toBe(`${speaker.label} ${told}`);
  });
});

describe('procedure', () => {
  it.each([
    'Mời đồng chí Giám đốc Sở Tài chính.',
    'Chuyển sang nội dung thứ hai.',
    'Đề nghị các đồng chí bấm nút biểu quyết trong vòng một phút.',
    'Tôi tuyên bố khai mạc phiên họp.',
    'A lô, các đồng chí nghe rõ không?',
    'Còn đồng chí nào có ý kiến gì khác không?',
    'Cuộc họp đến đây kết thúc.',
  ])('[MINUTES-7] "%s" only runs the meeting', (sentence) => {
    expect(isProcedure(sentence)).toBe(true);
  });

  it.each([
    'Đề nghị Sở Tài chính làm rõ nguồn vốn.',
    'Tôi ủng hộ phương án A.',
    'Thu ngân sách đạt 94,7% dự toán.',
    'Nội dung này hai sở đã có văn bản thống nhất.',
  ])('[MINUTES-7] "%s" belongs in the minutes', (sentence) => {
    expect(isProcedure(sentence)).toBe(false);
  });

  it('[MINUTES-8] tells results of votes and slips from other figures', () => {
    expect(isVoteResult('Báo cáo kết quả, 6 thành viên tán thành, 1 thành viên không tán thành.')).toBe(true);
    expect(isVoteResult('báo cáo kết quả kiểm phiếu tán thành năm phiếu')).toBe(true);
    expect(isVoteResult('Hội đồng có 11 trên 13 thành viên đồng ý.')).toBe(false);
    expect(isSlipReport('Phiếu số 31 có 6 thành viên đồng ý, 1 thành viên không trả lời.')).toBe(true);
  });
});

describe('readable', () => {
  it('[MINUTES-9] gives recognised speech its names, numbers and full stop, and leaves written text alone', () => {
    const record = meetingRecord('lacGiang', { spoken: true });
    const read = readableFor(record);
    const text = (id: string) => read(record.utterances.find((utterance) => utterance.id === id)!);
    expect(text('U012')).toBe(
      'Báo cáo thêm tháng 10 Sở Xây dựng đã hoàn thành thẩm định 17 hồ sơ thiết kế đúng hạn trước ngày 30/10 như Chủ tịch giao.',
    );
    expect(text('U046')).toContain('Với 6 trên 9 thành viên tán thành Ủy ban nhân dân tỉnh'.slice(0, 20));
    expect(text('U046')).not.toContain('Thành ủy');
    const written = meetingRecord('lacGiang');
    expect(readableFor(written)(written.utterances[4]!)).toBe(written.utterances[4]!.text);
  });
});

describe('wording of a turn', () => {
  it.each([
    [['Tuy nhiên đoạn qua cầu vướng 3 trụ điện.'], 'nêu: đoạn qua cầu vướng 3 trụ điện.'],
    [['Tôi xin giải trình.', 'Xã chỉ có một công chức.'], 'giải trình: xã chỉ có một công chức.'],
    [['Anh Bằng cho biết việc thuê tư vấn có vướng gì không?'], 'hỏi: việc thuê tư vấn có vướng gì không?'],
    [['Trung tâm cũng xin hứa ngày 30/11 gửi đủ hồ sơ.'], 'cũng hứa ngày 30/11 gửi đủ hồ sơ.'],
  ])('[MINUTES-6] %s', (sentences, told) => {
    expect(reported(sentences, { ...speaker, unit: 'Trung tâm', unitNames: ['Trung tâm'] })).toBe(
      `${speaker.label} ${told}`,
    );
  });

  it.each([
    'Hôm nay Hội đồng bồi thường họp ba nội dung.',
    'Đề nghị chị Hà báo cáo nội dung thứ nhất.',
    'Đồng chí Thắng bên Thanh tra đi công tác có xin phép.',
    'Nếu không còn ý kiến thì đề nghị biểu quyết phương án tái định cư.',
    'Ghi nhận ý kiến đồng chí Dũng.',
  ])('[MINUTES-7] leaves out: %s', (sentence) => {
    expect(isProcedure(sentence)).toBe(true);
  });

  it('[MINUTES-7] keeps a position on the report that was heard', () => {
    expect(isProcedure('Tôi nhất trí với báo cáo.')).toBe(false);
  });
});
