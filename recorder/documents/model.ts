/**
 * A document in the form of NĐ 30/2020 before it is a file: what is on the paper, nothing of how Word or PDF write it.
 * The forms (`forms/`) build it, `renderDocx` and `renderPdf` print it. Sizes are points, widths twips unless said otherwise.
 */
export interface OfficialDocument {
  header: DocumentHeader;
  /** Ô 5a: kind of document in capitals, e.g. `BIÊN BẢN`. */
  title: string;
  /** Ô 5a: trích yếu, printed bold under the title with a line below it. */
  subject: string | null;
  body: Block[];
  signatures: Signatures;
  recipients: string[];
  /** What was added after the document had been locked, on pages of its own behind the signatures; absent when nothing was. */
  appendix?: Appendix | undefined;
  /** True until a person has approved the text: every page then carries the label of domain.md §4.5. */
  aiDraft: boolean;
  /** ISO date-time written into the file's properties; makes the same document give the same bytes. */
  createdAt: string;
}

export interface DocumentHeader {
  /** Ô 2, upright capitals, one entry a line; empty when there is no superior agency. */
  parent: string[];
  /** Ô 2, bold capitals, one entry a line. */
  agency: string[];
  /** Ô 3, whole line, e.g. `Số: 07/BB-UBND`; null for a form without number (opinion slip). */
  number: string | null;
  /** Ô 4, whole line; null for minutes, whose form has no place-date line. */
  placeDate: string | null;
}

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

export type Alignment = 'justify' | 'left' | 'center' | 'right';

export interface ParagraphBlock {
  kind: 'paragraph';
  runs: Run[];
  align?: Alignment;
  /** First line indented by 1.27 cm (§2.1); the default for justified text. */
  firstLine?: boolean;
  size?: number;
  keepNext?: boolean;
}

export interface TableBlock {
  kind: 'table';
  /** Column widths in twips; their sum is at most TEXT_WIDTH. */
  widths: number[];
  /** The first row is printed bold and repeated on every page. */
  rows: Run[][][];
}

export type Block = ParagraphBlock | TableBlock;

export interface SignatureBlock {
  /** Ô 7a, capitals, one entry a line, e.g. `TL. CHỦ TỊCH`, `CHÁNH VĂN PHÒNG`. */
  authority: string[];
  /** Ô 7b: the name alone, no academic title or rank. */
  name: string;
  /** What the system knows of a confirmation, printed between office and name; absent before it. Never a digital signature (§2.8). */
  confirmed?: string | undefined;
}

/** A `Phụ lục`: title, in brackets what it belongs to, and its text. */
export interface Appendix {
  title: string;
  subject: string;
  note: string;
  body: ParagraphBlock[];
}

/** Minutes sign twice (left secretary, right chair); other forms sign right and put the recipients left. */
export interface Signatures {
  left: SignatureBlock | null;
  right: SignatureBlock;
}

/** The label a text written by the program carries until a person has approved it (domain.md §4.5). */
export const AI_DRAFT_LABEL = 'Bản dự thảo do AI tạo – chưa được xác nhận';

export const NATIONAL_NAME = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Page of §2.1, in twips (1/20 pt). */
export const PAGE = { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 1134 } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
/** The two columns of the header block, §2.4. */
export const HEADER_COLUMNS = { left: 3800, right: 5271 } as const;

/** Sizes of §2.2, in points. */
export const SIZE = {
  nationalName: 12,
  motto: 13,
  agency: 12,
  number: 13,
  placeDate: 13,
  title: 14,
  body: 14,
  signature: 14,
  recipientsLabel: 12,
  recipients: 11,
  pageNumber: 13,
  confirmed: 13,
  label: 11,
} as const;

/** Spacing of §2.1: 1.27 cm first line, 6 pt after, 1.15 lines. */
export const SPACING = { firstLine: 720, after: 120, line: 276 } as const;

/** A paragraph of plain body text. */
export function paragraph(text: string, options: Omit<ParagraphBlock, 'kind' | 'runs'> = {}): ParagraphBlock {
  return { kind: 'paragraph', runs: [{ text }], ...options };
}
