const STARTS = /^(\d+[.)]|[a-zđ]\)|[-–+•]|[IVX]+\.|Điều \d|Phụ lục|Số:|Nơi nhận)/u;
const ENDS = /[.;:!?/]$/u;
/** A numbered heading is short; a numbered paragraph fills its line. */
const TITLE = /^(\d+\.|[IVX]+\.) .{1,50}$/u;

/** Lines of a printed page joined into paragraphs that fit any width: a new one begins at a list mark or after a full stop. */
export function reflow(text: string): string[] {
  const paragraphs: string[] = [];
  let open = false;
  for (const line of text.split('\n').map((piece) => piece.trim())) {
    if (line === '') {
      open = false;
      continue;
    }
    const heading = line === line.toLocaleUpperCase('vi') && /\p{Lu}/u.test(line);
    if (open && !STARTS.test(line) && !heading) {
      paragraphs[paragraphs.length - 1] += ` ${line}`;
    } else {
      paragraphs.push(line);
    }
    open = !heading && !TITLE.test(line) && !(ENDS.test(line) && line.length < 60);
  }
  return paragraphs;
}
