import { commaList } from '../text/list.ts';

/** Times as they are said, so that a text without tones can be read: "thu sau tuan nay", "truoc ngay 15/10". */
const UNITS = commaList('ngày, tuần, tháng, quý, năm');
const DAYS = commaList('thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật');
const WHICH = commaList('này, tới, sau, trước');

const TIMES = commaList(`
  trước ngày, chậm nhất, chậm nhất là, chậm nhất ngày, muộn nhất, đến hết, đến hết ngày, hết ngày, hết tháng, hết năm, hạn cuối, hạn chót, thời hạn, trong vòng, ngày làm việc, kể từ ngày,
  từ nay đến, từ nay đến hết, hôm nay, hôm qua, hôm trước, ngày mai, ngày kia, sáng mai, chiều mai, sáng nay, chiều nay, tối nay, trong ngày, ngay trong, ngay bây giờ, năm nay, năm ngoái, tuần rồi,
  đầu tháng, cuối tháng, giữa tháng, cuối năm, đầu năm, cuối tuần, đầu tuần, tháng giêng, tháng chạp, tết nguyên đán, trước tết, sau tết, rằm tháng, âm lịch, định kỳ,
  quý một, quý hai, quý ba, quý bốn, quý tư, quý i, quý ii, quý iii, quý iv, mùng, giờ, phút, năm 2025, năm 2026, năm 2027, năm 2028, năm 2029, năm 2030`);

const TENS = ['hai mươi', 'ba mươi', 'bốn mươi', 'năm mươi', 'sáu mươi', 'bảy mươi', 'tám mươi', 'chín mươi'];
const ONES = commaList('một, mốt, hai, ba, bốn, tư, lăm, sáu, bảy, tám, chín');

export const SPOKEN_TIMES: readonly string[] = [
  ...TIMES,
  ...DAYS.flatMap((day) => [day, `${day} tuần này`, `${day} tuần tới`, `${day} tuần sau`, `${day} hằng tuần`]),
  ...UNITS.flatMap((unit) => [
    ...WHICH.flatMap((word) => [`${unit} ${word}`, `trong ${unit} ${word}`, `hết ${unit} ${word}`]),
    ...['hằng', 'hàng', 'mỗi', 'trong', 'hết', 'các'].map((word) => `${word} ${unit}`),
  ]),
  ...ONES.map((one) => `mười ${one}`),
  ...TENS.flatMap((ten) => [ten, ...ONES.map((one) => `${ten} ${one}`)]),
];

/** One-syllable words, each under the tone it most often has in a conclusion; several syllables together decide better. */
export const LONE_WORDS: readonly string[] = commaList(`
  và, của, các, những, được, không, chưa, đã, đang, sẽ, phải, cần, trước, tháng, năm, đến, hết, tuần, tôi, chị, với, từ, xã, tỉnh, phường, bộ, số, về, việc, để, thì, là, có, nếu, mời, hỏi, rồi, nhé, ạ, lại, vẫn, như, nên,
  cũng, đều, vừa, tại, trên, dưới, hộ, người, dân, đồng, triệu, tỷ, giờ, lùi, gửi, trình, nộp, làm, chốt, duyệt, hoãn, hạn, bốn, bảy, tám, chín, mười, thôn, bản, ấp, đề, kế, một, ông, bà, cô, chú, bác, đó, thế, vì, mà,
  quý, mùng, kỳ, rằm, tết, chủ, lập, họp, báo, kiểm, rà, soát, xử, lý, đôn, đốc, sửa, cấp, phát, chuyển, tổng, hợp, nhờ, đề, nghị, vào, ra, lên, xuống, tới, bằng, giữa, ngoài, đủ, mỗi, mọi, từng, toàn, cả, hai, ba`);

/** Nouns of administrative work, so that the words around the verbs are read too. */
export const WORK_WORDS: readonly string[] = commaList(`
  đồng chí, báo cáo, kế hoạch, dự án, đầu tư, công trình, giao thông, dân dụng, công nghiệp, nông nghiệp, hạ tầng, kinh phí, dự toán, hồ sơ, tài liệu, nội dung, nhiệm vụ, phương án, tờ trình, công văn, văn bản, quyết định, nghị quyết,
  thông báo, kết luận, biên bản, đề án, chương trình, danh sách, số liệu, tiến độ, mặt bằng, ngân sách, nguồn vốn, nhà thầu, chủ đầu tư, người dân, nhân dân, bà con, học sinh, giáo viên, bệnh nhân, cán bộ, công chức, viên chức,
  lãnh đạo, đơn vị, cơ quan, địa phương, trên địa bàn, hệ thống, phần mềm, dữ liệu, thủ tục, hành chính, dịch vụ, trực tuyến, hội nghị, cuộc họp, phiên họp, kỳ họp, ý kiến, vấn đề, việc này, nội dung này, theo quy định, các xã, các sở, xã phường`);
