const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** Parts of an instant on the clock of Asia/Ho_Chi_Minh (UTC+7, no daylight saving). */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Local parts of an ISO instant, or of a calendar day (`YYYY-MM-DD`, hour 0); null when the text is neither. */
export function localTime(iso: string | null): LocalTime | null {
  if (!iso) {
    return null;
  }
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const instant = Date.parse(dayOnly ? `${iso}T00:00:00+07:00` : iso);
  if (Number.isNaN(instant)) {
    return null;
  }
  const local = new Date(instant + LOCAL_OFFSET_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `ngày 05 tháng 02 năm 2027`: a zero before days under 10 and months 1 and 2 only (§2.2 ô 4). */
export function longDate(iso: string | null): string | null {
  const time = localTime(iso);
  if (!time) {
    return null;
  }
  const month = time.month <= 2 ? two(time.month) : String(time.month);
  return `ngày ${two(time.day)} tháng ${month} năm ${time.year}`;
}

/** `08 giờ 00 phút, ngày 18 tháng 11 năm 2026`, the form of Mẫu 1.9. */
export function longDateTime(iso: string | null): string | null {
  const time = localTime(iso);
  return time ? `${two(time.hour)} giờ ${two(time.minute)} phút, ${longDate(iso)}` : null;
}

/** `27/11/2026`. */
export function shortDate(iso: string | null): string | null {
  const time = localTime(iso);
  return time ? `${two(time.day)}/${two(time.month)}/${time.year}` : null;
}

/** Ô 4: `Lạc Giang, ngày 20 tháng 11 năm 2026`. */
export function placeDate(place: string, iso: string | null): string {
  return `${place}, ${longDate(iso) ?? 'ngày\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0năm\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0'}`;
}

/** Ô 3: `Số: 07/BB-UBND`; a number below 10 gets a zero; without a number, room is left for the pen: `Số:      /BB-UBND`. */
export function numberLine(number: string | null, symbol: string): string {
  if (!number) {
    return `Số:      /${symbol}`;
  }
  return `Số: ${number.replace(/^(\d)(?=\/)/, '0$1')}`;
}

const TERRITORY = /^(.+?) (TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)( .+)$/;

/** A name in capitals; a committee or council has its territory on a line of its own. */
export function territoryLines(name: string): string[] {
  const capitals = name.normalize('NFC').toLocaleUpperCase('vi').trim();
  const territory = /NHÂN DÂN/.test(capitals) ? TERRITORY.exec(capitals) : null;
  return territory ? [territory[1] ?? '', `${territory[2]}${territory[3]}`] : [capitals];
}

const ACADEMIC =
  /^((GS|PGS|TS|ThS|Ths|CN|KS|BS|BSCKI{1,2}|LS|NGND|NGƯT|TTND|TTƯT|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Kỹ sư|Bác sĩ|Luật sư|Dược sĩ|Cử nhân)\.?[\s.,-]+)+/iu;

/** The name as it is signed: without academic titles (§2.2 ô 7b). */
export function signingName(name: string): string {
  return name.normalize('NFC').replace(ACADEMIC, '').trim();
}
