const UNITS = 'tháng|ngày|phút|giờ|giây|năm|xã|phường|tỷ|triệu|đồng|thành viên|nội dung';
const NUMBER_AND_UNIT = new RegExp(`(\\d) (${UNITS})(?=$|[\\s.,;:)])`, 'g');

/** Keeps number and unit, and a dash with the word before it, on one line ("60 tháng", "Bến Trúc -"). */
export function keepTogether(text: string): string {
  return text.replace(NUMBER_AND_UNIT, '$1\u00a0$2').replace(/ - /g, '\u00a0- ');
}

const BODY = /\u0020của (Ủy ban|UBND|Hội đồng|HĐND|Thường trực|Bộ|Sở|Văn phòng|Ban) .+$/u;

/** The title without the body that meets ("của Ủy ban nhân dân …") at its end, for bars where everybody knows it. */
export const shortTitle = (title: string): string => title.replace(BODY, '');
