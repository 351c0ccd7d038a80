/**
 * Two-syllable words whose one syllable alone is a sign of something else: "số liệu" asks nothing ("liệu"),
 * "bảo đảm" quotes nobody ("bảo"). A sign of one syllable does not count inside them.
 */
const AFTER: Readonly<Record<string, string>> = {
  liệu: 'vật tài số dữ nguyên tư nhiên trị phế học chất lo khí sử',
  hỏi: 'thăm học đòi câu chất',
  sao: 'bản ngôi',
  định: 'quy ổn xác quyết nhất kiểm thẩm giám chỉ cố nghị hoạch thiết khẳng nhận phủ chắc định bình hiệp phân ấn giả tiên gia nam',
  cố: 'sự gia củng',
  tính: 'giới đặc tổng chất tuổi',
  ghi: 'bút',
  nói: 'tiếng lời',
  nên: 'trở làm tạo',
  ý: 'chú lưu đồng ưng',
  quét: 'rà',
  hay: 'điều',
  vừa: 'nhỏ',
  đèn: 'tín',
  quạt: 'thông',
  mở: 'cởi',
  để: 'vấn',
  bảo: 'thông đảm',
  từng: 'tầng',
};
const BEFORE: Readonly<Record<string, string>> = {
  bảo: 'đảm vệ trì dưỡng hiểm tồn mật lãnh hộ quản hành tàng',
  nói: 'chung riêng trên',
  hứa: 'hẹn',
  ghi: 'nhận hình âm danh',
  nêu: 'cao gương trên',
  viết: 'tắt',
  để: 'xảy lại dành',
  định: 'kỳ mức hướng giá danh vị cư lượng dạng',
  cố: 'định vấn',
  tính: 'toán chất từ đến mạng',
  than: 'đá',
  kể: 'từ cả',
  khỏi: 'bệnh',
  vừa: 'và',
  loa: 'phóng phường',
  nghỉ: 'hưu phép dưỡng mát lễ',
  hỏi: 'thăm',
  sao: 'lưu y chép',
  hẹn: 'trả',
  đặt: 'hàng',
};

function table(source: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(source).map(([word, others]) => [word, new Set(others.split(' '))]));
}

const CLOSES = table(AFTER);
const OPENS = table(BEFORE);

/** The syllable is half of another word. */
export function isHalfWord(previous: string, word: string, next: string): boolean {
  return CLOSES.get(word)?.has(previous) === true || OPENS.get(word)?.has(next) === true;
}
