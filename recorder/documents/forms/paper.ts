import type { Block, OfficialDocument } from '../model.ts';
import { paragraph } from '../model.ts';
import { renderPdf } from '../pdf/render.ts';
import { numberLine, placeDate, signingName } from '../strings.ts';
import { agencyLines } from '../wording.ts';

/** A paper of a meeting as text: what a unit submits. */
export interface PaperText {
  /** Number and symbol, e.g. `92/PA-SKHCN`. */
  number: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** Kind, e.g. `Phương án`; used as the title when the text does not begin with one. */
  kind: string;
  title: string;
  /** The unit that wrote it, e.g. `Sở Khoa học và Công nghệ`. */
  authorUnit: string;
  /** The unit's superior as printed in the header, e.g. `UBND tỉnh Lạc Giang`; null when it has none. */
  parentAgency: string | null;
  place: string;
  /** Paragraphs separated by line breaks: first the kind in capitals, then the subject, then the text. */
  content: string;
  /** Who signs; null leaves the signature block to the head of the unit without a name. */
  signer: { title: string; name: string } | null;
}

/**
 * Prints a paper in official form as a PDF with selectable text, needing nothing but this process (under a second).
 * Used by the seeds for the sample's papers and wherever a text has to become a page.
 */
export function officialPaperPdf(paper: PaperText): Promise<Uint8Array> {
  return renderPdf(officialPaper(paper));
}

/** The paper as a document of the form of NĐ 30/2020. */
export function officialPaper(paper: PaperText): OfficialDocument {
  const lines = paper.content
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const titled = isCapitals(lines[0] ?? '');
  const title = titled ? (lines.shift() ?? '') : paper.kind.toLocaleUpperCase('vi');
  const subject = titled ? (lines.shift() ?? paper.title) : paper.title;
  return {
    header: {
      parent: paper.parentAgency ? agencyLines(paper.parentAgency, 'regular') : [],
      agency: agencyLines(paper.authorUnit, 'bold'),
      number: numberLine(paper.number, ''),
      placeDate: placeDate(paper.place, paper.date),
    },
    title,
    subject,
    body: lines.map(blockOf),
    signatures: {
      left: null,
      right: {
        authority: [signingTitle(paper.signer?.title ?? 'Thủ trưởng đơn vị', paper.authorUnit)],
        name: signingName(paper.signer?.name ?? ''),
      },
    },
    recipients: [
      `${addressee(lines) ?? paper.parentAgency ?? paper.authorUnit};`,
      `Lưu: VT, ${initials(paper.authorUnit)}.`,
    ],
    aiDraft: false,
    createdAt: `${paper.date}T08:00:00+07:00`,
  };
}

const LETTERED = /^(?:[IVXLC]+\.|\d+(?:\.\d+)*\.)\s+\S/u;

function blockOf(line: string): Block {
  if (/^Kính gửi/u.test(line)) {
    return paragraph(line, { align: 'center' });
  }
  const heading = LETTERED.test(line) && line.length <= 100 && !/[.;:,]$/u.test(line);
  if (heading) {
    return { kind: 'paragraph', runs: [{ text: line, bold: true }], keepNext: true };
  }
  return paragraph(line);
}

function addressee(lines: string[]): string | null {
  return lines.some((line) => /^Kính gửi/u.test(line)) ? 'Như trên' : null;
}

function isCapitals(line: string): boolean {
  return line !== '' && line.length < 60 && line === line.toLocaleUpperCase('vi') && /\p{Lu}/u.test(line);
}

/** `Ủy viên UBND tỉnh, Giám đốc Sở Tài chính` → `GIÁM ĐỐC`; the office alone, as signed (§2.2 ô 7a). */
function signingTitle(title: string, unit: string): string {
  const parts = title.split(',').map((part) => part.trim());
  const own = parts.find((part) => part.endsWith(unit)) ?? parts.at(-1) ?? title;
  const office = own.endsWith(unit) ? own.slice(0, own.length - unit.length) : own;
  const bare =
    office.trim() === '' || /^Chánh$/u.test(office.trim()) ? own.replace(/\s+(UBND|Ủy ban).*$/u, '') : office;
  return bare.trim().toLocaleUpperCase('vi');
}

function initials(unit: string): string {
  return unit
    .split(/\s+/u)
    .filter((word) => !['và', 'của', 'tỉnh'].includes(word))
    .map((word) => (word === word.toLocaleUpperCase('vi') ? word : word.slice(0, 1).toLocaleUpperCase('vi')))
    .join('');
}
