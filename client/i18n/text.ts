const UNITS = 'tháng|ngày|phút|giờ|giây|năm|xã|phường|tỷ|triệu|đồng|thành viên|nội dung';
const NUMBER_AND_UNIT = new RegExp(`(\\d) (${UNITS})(?=$|[\\s.,;:)])`, 'g');

/** Keeps number and unit, and a dash with the word before it, on one line ("60 tháng", "Bến Trúc -"). */
export function keepTogether(text: string): string {
  return text.replace(NUMBER_AND_UNIT, '$1\u00a0$2').replace(/ - /g, '\u00a0- ');
}

/** The title without "của <cơ quan>" at its end, for bars where the agency is known. */
export function shortTitle(title: string, agencyName: string): string {
  const tail = ` của ${agencyName}`.toLocaleLowerCase('vi');
  return title.toLocaleLowerCase('vi').endsWith(tail) ? title.slice(0, -tail.length) : title;
}
