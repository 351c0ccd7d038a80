/** Words a speaker adds that are no part of an action. */
export const DROPPED = [
  'giúp tôi',
  'hộ tôi',
  'cho tôi',
  'giùm tôi',
  'dùm tôi',
  'nhé',
  'nhá',
  'nha',
  'nhen',
  'ạ',
  'ơi',
  'hen',
  'nghen',
  'thì là mà',
  'thì là',
  'ờ',
  'à',
  'giúp',
  'giùm',
  'dùm',
  'luôn',
  'vậy nhé',
  'đấy',
  'vào',
];

/** What an action does not end with. */
export const TAILS = [
  'vậy',
  'và hoàn thành',
  'và xong',
  'phải hoàn thành',
  'cần hoàn thành',
  'phải xong',
  'làm xong',
  'xong hết',
  'xong xuôi',
  'hoàn thành xong',
  'hoàn thành',
  'hoàn tất',
  'xong',
  'thời hạn',
  'thời gian hoàn thành',
  'thời gian',
  'hạn',
  'và',
  'để',
  'là',
  'đi',
  'nữa',
  'rồi',
  'vậy',
  'như vậy',
  'như thế',
  'như',
  'nhưng',
  'mà',
  'nên',
  'thì',
  'của tôi',
  'phấn đấu',
  'phấn đấu hoàn thành',
  'phấn đấu xong',
  'cố gắng',
];

/** A last word that belongs to the thing named: "hồ sơ quá hạn", "dự án chưa hoàn thành", "tỷ lệ hoàn thành". */
export const OWN_END =
  /\s(?:(?:quá|trễ|đúng|đến|tới|hết|chậm|trước|sát|còn|giới|vô|có|kỳ|dài|ngắn|trung) (?:thời )?hạn|(?:chưa|đã|không|vừa|mới|sắp|chậm|tỷ lệ|mức độ|khối lượng) (?:hoàn thành|hoàn tất|xong))$/u;

/** Before the one a result goes to. */
export const REPORTING = [
  'báo cáo',
  'báo cáo lại',
  'báo cáo cho',
  'báo cáo lại cho',
  'báo',
  'báo cho',
  'trình',
  'gửi',
  'gửi cho',
  'gửi lại',
  'gửi lại cho',
  'nộp',
  'nộp cho',
  'xin ý kiến',
  'báo lại',
  'báo lại cho',
  'đưa',
  'tham mưu',
  'tham mưu cho',
  'báo cáo kết quả cho',
  'đưa cho',
  'trình lại',
  'trả lời',
];

/** Warnings that follow an order, also without a comma before them. */
export const WARNING =
  /[\s,]+(?:đừng để|kẻo|không (?:được )?(?:để )?(?:chậm trễ|chậm|kéo dài|trễ)|không xong thì|không xong là|chậm một ngày|chậm ngày nào|ai chậm|nếu không xong|cho kịp tiến độ).*$/iu;
/** What an order is for, or why, after its last comma. */
export const PURPOSE =
  /,\s*(?:[^,]{0,20}tôi (?:đi |phải |mới )?(?:cần|chờ|đợi|nghe|xem|kiểm tra|duyệt|họp|ký|sẽ)|[^,]{0,15}đang (?:cần|chờ|mong|đợi|trông)|cho kịp|để kịp|kẻo|không (?:phải |cần )?bàn |đừng để|vì |do |bởi |nhưng không |không lùi|tránh ).*$/iu;
