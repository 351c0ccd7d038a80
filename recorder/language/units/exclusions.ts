import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { type Token, wordAt } from '../text/tokens.ts';

/** Words that begin like a body but are none ("phòng họp", "ban hành", "bộ hồ sơ"). */
const NOT_BODIES = phraseSet(
  commaList(`phòng họp, phòng học, phòng chống, phòng cháy, phòng ngừa, phòng không, phòng dịch, phòng thủ, phòng bệnh, phòng khám, phòng trào, phòng ốc, ban hành, ban đầu, ban ngày,
  ban đêm, ban công, bộ hồ sơ, bộ máy, bộ tiêu chí, bộ dữ liệu, bộ mặt, bộ luật, bộ câu, bộ thủ, bộ chỉ số, bộ phận kỹ thuật, bộ quy, bộ môn, vụ việc, vụ án, vụ xuân, vụ mùa,
  vụ thu, vụ hè, vụ đông, vụ cháy, vụ tai nạn, cục bộ, sở hữu, sở tại, viện phí, viện trợ, viện dẫn, viện cớ, đội ngũ, đội hình, quỹ đất, quỹ nhà, quỹ lương, quỹ thời gian,
  trường hợp, trường quay, trường dạy, trường lớp, thuế đất, thuế suất, thuế thu, hội nghị, hội thảo, hội trường, hội chợ, hội nhập, hội ý, hội thi, hội diễn, hội chẩn, đoàn kết,
  đoàn công tác, đoàn khách, đoàn nước, khoa học, trạm biến áp, trạm bơm, trạm trộn, trạm thu phí, ngân hàng câu hỏi, tổ chức, điện lực lượng,
  bảo hiểm xã hội tự nguyện, bảo hiểm xã hội bắt buộc, hội đồng nghiệp, quỹ đầu tư, các vụ án, báo cáo, xã hội, bản đồ`),
);

/** A syllable that closes another word: "nhiệm vụ", "cán bộ", "cơ sở", "hiện trường". */
const CLOSES: Readonly<Record<string, ReadonlySet<string>>> = {
  vụ: new Set(commaList('nhiệm, dịch, nội, phục, nghĩa, chức, công, nghiệp, thời, sự, tạp, đặc, ngoại, đối')),
  bộ: new Set(commaList('cán, toàn, nội, đồng, tiến, cục, trung, đi, sơ, quân, tổng, thuỷ, đường')),
  sở: new Set(commaList('cơ, trụ, công, hội, xứ')),
  trường: new Set(
    commaList(
      'điểm, mái, ngôi, hiện, môi, thị, nhà, quảng, lập, công, chủ, nông, lâm, phim, sân, chiến, chính, thao, ngư',
    ),
  ),
  cục: new Set(commaList('bố, bưu, kết, thời, đại')),
  phòng: new Set(commaList('văn, quốc, dự, đề, tiêm, biên, hải, xung, căn')),
  hội: new Set(commaList('xã, cơ, quốc, đại, lễ, dạ, vũ, hiệp, giáo')),
  viện: new Set(commaList('học, thư, bệnh, chi, tu, kỹ')),
  khoa: new Set(commaList('đa, nha, giáo, y, chuyên, ngoại, nội, sản, bách')),
  đội: new Set(commaList('quân, bộ, đồng')),
  ban: new Set(commaList('công, phòng')),
  tổ: new Set(commaList('giỗ, quê')),
  trạm: new Set(commaList('bưu')),
  báo: new Set(commaList('thông, cảnh, dự, tình, họp, khai')),
  xã: new Set(commaList('hợp')),
  bản: new Set(commaList('văn, căn, cơ, kịch, xuất, biên, phiên')),
  quỹ: new Set(commaList('thủ, ký, công')),
};

export function isNoBody(tokens: readonly Token[], at: number): boolean {
  const closes = CLOSES[wordAt(tokens, at)]?.has(wordAt(tokens, at - 1)) ?? false;
  // "Trưởng ban Ban Quản lý": the small word belongs to the title.
  const titled =
    !tokens[at]?.capital && tokens[at + 1]?.capital === true && wordAt(tokens, at) === wordAt(tokens, at + 1);
  return closes || titled || NOT_BODIES.at(tokens, at) !== null;
}
