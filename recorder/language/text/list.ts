/** Words of a comma-separated text: long word lists stay readable. */
export function commaList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');
}
