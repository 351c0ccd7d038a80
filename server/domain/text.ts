/** Text as it is searched: NFC, lower case, without tones and marks, đ as d. Both "hoà" and "hòa" become "hoa". */
export function foldTones(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .normalize('NFC')
    .toLowerCase();
}
