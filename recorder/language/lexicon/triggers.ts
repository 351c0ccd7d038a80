import { commaList } from '../text/list.ts';
import { PhraseTable, phraseSet } from '../text/phrases.ts';

/** What an ordering word does: an order, a polite form, an appeal upward or outward. */
export type TriggerKind = 'assign' | 'polite' | 'appeal';

export const TRIGGERS = new PhraseTable<TriggerKind>([
  ['giao', 'assign'],
  ['giao cho', 'assign'],
  ['phân công', 'assign'],
  ['phân công cho', 'assign'],
  ['yêu cầu', 'assign'],
  ['yêu cầu đối với', 'assign'],
  ['chỉ đạo', 'assign'],
  ['ủy quyền', 'assign'],
  ['uỷ quyền', 'assign'],
  ['ủy quyền cho', 'assign'],
  ['cử', 'assign'],
  ['chuyển', 'assign'],
  ['chuyển cho', 'assign'],
  ['chuyển giao cho', 'assign'],
  ['nhờ', 'polite'],
  ['đề nghị', 'polite'],
  ['xin đề nghị', 'polite'],
  ['kính đề nghị', 'appeal'],
  ['trân trọng đề nghị', 'appeal'],
  ['mong', 'polite'],
  ['mong muốn', 'polite'],
  ['rất mong', 'polite'],
  ['kính mong', 'polite'],
  ['kiến nghị', 'appeal'],
  ['kính kiến nghị', 'appeal'],
  ['xin kiến nghị', 'appeal'],
  ['kiến nghị với', 'appeal'],
  ['đề xuất với', 'appeal'],
  ['kêu gọi', 'polite'],
]);

/** Only a member's way of asking ("xin Chủ tịch cho lùi ít ngày"). */
export const ASKING = new PhraseTable<TriggerKind>([
  ['xin', 'appeal'],
  ['kính xin', 'appeal'],
  ['đề xuất', 'appeal'],
  ['xin phép', 'appeal'],
]);

/** Words between "giao" and its addressee. */
export const ASSIGN_FILL = new Set(
  'cho luôn hẳn tiếp thêm ngay lại việc này nhiệm vụ trách nhiệm đồng chí thẳng trực cả hết luôn đó toàn bộ nội dung riêng đích danh chung'.split(
    ' ',
  ),
);

/** "giao thông", "bàn giao", "được giao": other words, or no order. */
export const GIAO_NEXT = new Set(
  'thông dịch ban lưu nhận diện thừa quân hàng hữu ước đất rừng mặt lộ thương vốn chỉ kế khoán bổ sớm'.split(' '),
);
export const GIAO_PREVIOUS = new Set('bàn chuyển kết ngoại tướng xã được đã cột'.split(' '));

/** Before "yêu cầu", "đề nghị" as nouns. */
export const NOUN_BEFORE = new Set(
  'bản trình thư phiếu sơ lời hồ theo các những của đúng ứng được dung văn đơn một này kiến nhận mọi trước với số từng về là tờ có'.split(
    ' ',
  ),
);
export const NOUN_AFTER = new Set('của tại trên này nêu đó trước từ đã cao'.split(' '));

export const DECIDE = phraseSet(
  commaList(`duyệt, phê chuẩn, chuẩn y, gác lại, tạm gác, tạm gác lại, tạm hoãn, hoãn lại, để lại, bỏ qua, không đặt vấn đề, lấy phương án, chọn phương án, quyết luôn, chốt luôn, thôi thế này, thôi thì thế này, quyết thế này, quyết như sau, chốt thế này, chốt như sau, kết luận thế này, quyết là, chấp nhận, ủng hộ phương án, 
  thống nhất, nhất trí, đồng ý, thông qua, thống nhất thông qua, nhất trí thông qua, tán thành, chốt, chốt lại, chủ trương là, chủ trương chung là, nguyên tắc là, quan điểm chung là,
  chốt phương án, phê duyệt, chấp thuận, quyết định, quyết nghị, công nhận, cho phép, cho chủ trương, tạm dừng,
  dừng, chấm dứt, hủy, hủy bỏ, bãi bỏ, giữ nguyên, lựa chọn, chọn, trả lại hồ sơ, trả lại, bác, rút nội dung, hoãn,
  ban hành, kết luận, kết luận là, kết luận lại, kết luận lại là, làm theo, theo phương án, đi theo phương án,
  áp dụng, không áp dụng, không tăng, không điều chỉnh, không trình, không thông qua, không thống nhất,
  không đồng ý, không chấp thuận, không ban hành, không xem xét, không bổ sung, không đưa, không tổ chức,
  không thu, không phê duyệt, không nhất trí, chưa trình, chưa thông qua, chưa xem xét, chưa thống nhất,
  chưa phê duyệt, chưa ban hành, chưa đồng ý, chưa đưa, chưa điều chỉnh, chưa bổ sung, chưa quyết định, loại,
  đưa ra khỏi, bổ nhiệm, giải thể
`),
);

/** Of the above, those that settle nothing unless the body itself is the subject or they begin the sentence. */
export const MOVE_DUE = phraseSet(
  commaList(`dời qua, lùi qua, đẩy qua, dời về, dời tới, cho dời tới, cho dời, dời đến, lùi tới, đẩy tới, đẩy lên, lùi sang, lùi đến, giãn đến, giãn sang, 
  lùi, cho lùi, lùi lại, lùi hạn, lùi thời hạn, lùi thời gian, gia hạn, gia hạn thêm, cho gia hạn, kéo dài,
  kéo dài thời hạn, giãn, giãn tiến độ, giãn thời hạn, dời hạn, dời thời hạn, dời lại, đẩy sang, đẩy đến, đẩy sớm, dời sang, dời đến, hoãn đến, hoãn sang, đẩy hạn,
  đẩy lùi, đẩy thời hạn, nới, nới hạn, nới thời hạn, hoãn, điều chỉnh thời hạn, điều chỉnh hạn,
  điều chỉnh thời gian, điều chỉnh tiến độ, điều chỉnh mốc, thay đổi thời hạn, chuyển thời hạn, chuyển hạn,
  đổi hạn, đổi thời hạn, sửa thời hạn, rút ngắn thời hạn, rút ngắn thời gian, rút ngắn hạn, rút thời hạn,
  rút hạn, thời hạn báo cáo lùi
`),
);

export const OWN_WORDS = phraseSet(
  commaList(`
  tôi, ta, mình, chúng ta, chúng tôi, hội nghị, phiên họp, cuộc họp, tập thể, tập thể lãnh đạo, chủ tọa,
  bệnh viện, nhà trường, chủ trì, lãnh đạo bộ, bộ mình, bộ, các thành viên, các đồng chí, các đại biểu, ban, đoàn chủ tịch
`),
);

/** Words that may stand before the deciding or ordering word of a clause and say nothing themselves. */
export const OPENERS = phraseSet([
  ',',
  ...commaList(`mục này, điểm này, khoản này, xong, nói chung, nói chung là, tóm lại là, nhìn chung, về nguyên tắc, về chủ trương, qua ý kiến các đồng chí, sau khi nghe báo cáo, thay mặt lãnh đạo, cuối cùng, tổng kết lại, nội dung thứ nhất, nội dung thứ hai, nội dung thứ ba, nội dung thứ tư, nội dung thứ năm, nội dung thứ sáu, trên tinh thần đó, trước tiên, đầu tiên, tiếp đến, 
  rồi, thôi, thôi được, vậy, vậy là, vậy thì, như vậy, như vậy là, thế, thế thì, thế là, tóm lại, kết luận,
  tôi kết luận, kết luận lại, xin kết luận, được rồi, ok, vâng, dạ, ạ, nhé, nhá, là, thì, xin, cơ bản,
  về cơ bản, hoàn toàn, cũng, đều, chính thức, trước mắt, trước hết, về nội dung này, với nội dung này,
  nội dung này, việc này, vấn đề này, phần này, cái này, do đó, vì vậy, vì thế, nên, cho nên, bây giờ, hôm nay,
  nay, lần này, đợt này, và, đồng thời, ngoài ra, bên cạnh đó, mặt khác, tiếp theo, sau đó, thứ nhất, đề nghị,
  riêng, còn, lại là, cứ, -, –, +, *, •, sau khi thảo luận, sau khi xem xét, trên cơ sở ý kiến các thành viên,
  trên cơ sở thảo luận, qua thảo luận, quan điểm là, tinh thần là, sẽ
`),
]);
