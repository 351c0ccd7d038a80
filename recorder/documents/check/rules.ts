import { textWidth } from '../fonts.ts';
import { MOTTO, NATIONAL_NAME } from '../model.ts';
import { signingName } from '../strings.ts';
import type { DocxFacts, DocxParagraph } from './docxFacts.ts';
import { isProperFace, type PdfFacts } from './pdfFacts.ts';

/** What a rule looks at. */
export interface Subject {
  docx: DocxFacts;
  pdf: PdfFacts;
  /** Pages LibreOffice makes of the .docx; null when it is not installed. */
  officePages: number | null;
}

/** Returns what is wrong, in words for a developer; an empty list means the rule is kept. */
export type Rule = (subject: Subject) => string[];

const unless = (kept: boolean, complaint: string): string[] => (kept ? [] : [complaint]);
const between = (value: number, low: number, high: number) => value >= low && value <= high;

const a4: Rule = ({ docx: { page }, pdf }) => [
  ...unless(Math.abs(page.width - 11906) <= 10 && Math.abs(page.height - 16838) <= 10, 'page is not A4 portrait'),
  ...unless(between(page.top, 1130, 1418) && between(page.bottom, 1130, 1418), 'top or bottom margin outside 20–25 mm'),
  ...unless(between(page.left, 1700, 1985), 'left margin outside 30–35 mm'),
  ...unless(between(page.right, 850, 1135), 'right margin outside 15–20 mm'),
  ...unless(
    pdf.pages.every((made) => between(made.width, 594, 597) && between(made.height, 840, 843)),
    'PDF page is not A4',
  ),
  ...pdf.pages.flatMap(({ texts, width }, index) =>
    texts
      .filter((item) => item.x < page.left / 20 - OVERHANG || item.x + item.width > width - page.right / 20 + OVERHANG)
      .map((item) => `"${item.text.slice(0, 30)}" is outside the margins of PDF page ${index + 1}`),
  ),
];

/** Points a letter's slant, or the space at a line's end, may stand out. */
const OVERHANG = 4;

const FACES = /^(Times New Roman|Liberation Serif|Tinos)$/;

const face: Rule = ({ docx, pdf }) => [
  ...docx.fonts.filter((font) => !FACES.test(font)).map((font) => `face ${font}`),
  ...pdf.fonts.filter((font) => !isProperFace(font)).map((font) => `PDF face ${font}`),
];

const sizes: Rule = ({ docx }) =>
  docx.everything.flatMap((paragraph) =>
    paragraph.runs.flatMap((run) => {
      const [low, high] = allowed(paragraph);
      return unless(between(run.size, low, high), `"${run.text.slice(0, 30)}" is ${run.size} pt, not ${low}–${high}`);
    }),
  );

/** Sizes of domain.md §2.2 for what a paragraph is. */
function allowed(paragraph: DocxParagraph): [number, number] {
  const { text } = paragraph;
  const capitals = text === text.toLocaleUpperCase('vi');
  if (text === NATIONAL_NAME) {
    return [12, 13];
  }
  if (/^Nơi nhận:?$/.test(text)) {
    return [12, 12];
  }
  if (/^- /.test(text) && paragraph.runs.every((run) => run.size <= 11)) {
    return [11, 11];
  }
  if (/chưa được xác nhận/.test(text)) {
    return [11, 13];
  }
  return capitals ? [12, 14] : [13, 14];
}

const pageNumbers: Rule = ({ docx, pdf }) => [
  ...unless(docx.titlePage && !docx.firstHeaderNumbers, 'page 1 carries a page number in the .docx'),
  ...unless(docx.otherHeaderNumbers && docx.otherHeaderCentred, 'no centred page number from page 2 in the .docx'),
  ...unless(between(docx.pageNumberSize, 13, 14), 'page number is not 13–14 pt'),
  ...pdf.pages.flatMap((page, index) => {
    const number = page.texts.find((item) => item.text.trim() === String(index + 1) && item.y > page.height - 60);
    const centred = number && Math.abs(number.x + number.width / 2 - page.width / 2) < 60;
    return index === 0
      ? unless(!number, 'PDF page 1 is numbered')
      : unless(centred === true, `PDF page ${index + 1} is not numbered`);
  }),
];

const nationalStrings: Rule = ({ docx }) => {
  const texts = docx.everything.map((paragraph) => paragraph.text);
  return [
    ...unless(texts.includes(NATIONAL_NAME), 'national name missing or misspelt'),
    ...unless(texts.includes(MOTTO), 'motto missing or misspelt'),
  ];
};

/** The line under a paragraph: in the cell, the first rule after the text. */
function ruleRatios(cell: DocxParagraph[]): number | null {
  const rule = cell.find((paragraph) => paragraph.rule !== null)?.rule;
  const last = cell.filter((paragraph) => paragraph.text !== '' && paragraph.rule === null).at(-1);
  const size = last?.runs[0]?.size ?? 0;
  return rule && last ? rule / (textWidth(last.text, 'bold', size) * 20) : null;
}

const lineLengths: Rule = ({ docx }) => {
  const [left = [], right = []] = docx.tables[0]?.[0] ?? [];
  const [agency, motto] = [ruleRatios(left), ruleRatios(right)];
  return [
    ...unless(motto !== null && between(motto, 0.95, 1.05), `line under the motto is ${percent(motto)} of the text`),
    ...unless(
      agency !== null && between(agency, 1 / 3, 0.5),
      `line under the agency is ${percent(agency)} of the text`,
    ),
  ];
};

function percent(ratio: number | null): string {
  return ratio === null ? 'missing' : `${Math.round(ratio * 100)}%`;
}

const NUMBER = /^Số: (?:\d{2,}| +)\/[A-ZĐ]+(?:-[A-ZĐ0-9&]+)+$/;

/** A number with its symbol; before numbering, room for it. */
const number: Rule = ({ docx }) => {
  const lines = docx.tables.flat(3).filter((paragraph) => paragraph.text.startsWith('Số:'));
  return [
    ...unless(lines.length > 0, 'no number line'),
    ...lines.flatMap(({ text }) => unless(NUMBER.test(text), `number line "${text}"`)),
  ];
};

const dates: Rule = ({ docx }) =>
  docx.everything.flatMap(({ text }) =>
    [...text.matchAll(/ngày (\d+) tháng (\d+) năm/g)].flatMap(([whole, day = '', month = '']) => {
      const dayKept = day.length === 2;
      const monthKept = Number(month) <= 2 ? month.length === 2 : !month.startsWith('0');
      return unless(dayKept && monthKept, `date "${whole}"`);
    }),
  );

const ending: Rule = ({ docx }) => {
  const last = docx.body.filter((paragraph) => paragraph.text.trim() !== '' && !isRecipient(paragraph)).at(-1);
  return unless(last?.text.trimEnd().endsWith('./.') === true, `text ends with "${last?.text.slice(-20) ?? ''}"`);
};

function isRecipient({ text, runs }: DocxParagraph): boolean {
  return /^Nơi nhận/.test(text) || (/^- /.test(text) && runs.every((run) => run.size <= 11));
}

const signatures: Rule = ({ docx }) => {
  const minutes = docx.body.some((paragraph) => paragraph.text === 'BIÊN BẢN');
  const [left = [], right = []] = docx.tables.at(-1)?.[0] ?? [];
  const [secretary, chair] = [left[0]?.text ?? '', right[0]?.text ?? ''];
  if (!minutes) {
    return unless(chair !== '', 'nobody signs');
  }
  return [
    ...unless(secretary === 'THƯ KÝ', `left signature is "${secretary}"`),
    ...unless(chair === 'CHỦ TỌA', `right signature is "${chair}"`),
    ...unless(
      [...left, ...right].every((paragraph) => paragraph.keepNext),
      'signatures may fall on another page',
    ),
  ];
};

const recipients: Rule = ({ docx }) => {
  const label = docx.everything.find((paragraph) => /^Nơi nhận/.test(paragraph.text));
  const list = docx.everything.filter((paragraph) => /^- /.test(paragraph.text) && isRecipient(paragraph));
  const run = label?.runs[0];
  return [
    ...unless(run?.size === 12 && run.bold && run.italic, '"Nơi nhận:" is not 12 bold italic'),
    ...unless(
      list.every((paragraph) => paragraph.runs.every((part) => part.size === 11 && !part.bold)),
      'recipients are not 11 upright',
    ),
    ...unless(/^- Lưu: .+\.$/.test(list.at(-1)?.text ?? ''), 'the last recipient is not "- Lưu: … ."'),
  ];
};

const names: Rule = ({ docx }) => {
  const cells = docx.tables.at(-1)?.[0] ?? [];
  return cells.flatMap((cell) => {
    const name = cell.filter((paragraph) => paragraph.text !== '').at(-1)?.text ?? '';
    return unless(signingName(name) === name, `academic title in "${name}"`);
  });
};

const composed: Rule = ({ docx }) =>
  docx.everything.flatMap(({ text }) => unless(text === text.normalize('NFC'), `not NFC: "${text.slice(0, 30)}"`));

const readable: Rule = ({ pdf }) => {
  const text = pdf.text.normalize('NFC').replace(/\s+/g, ' ');
  return [
    ...unless(pdf.fontsEmbedded, 'a face is not embedded in the PDF'),
    ...unless(text.includes(NATIONAL_NAME) && text.includes(MOTTO), 'Vietnamese text cannot be taken out of the PDF'),
  ];
};

/** The PDF at hand against what LibreOffice makes of the .docx; without LibreOffice there is nothing to compare. */
const pageCount: Rule = ({ pdf, officePages }) =>
  officePages === null
    ? []
    : unless(
        Math.abs(pdf.pages.length - officePages) <= 1,
        `PDF has ${pdf.pages.length} pages, LibreOffice makes ${officePages}`,
      );

/** The layout checks of domain.md §2.9. */
export const RULES: Record<string, Rule> = {
  'LC-01': a4,
  'LC-02': face,
  'LC-03': sizes,
  'LC-04': pageNumbers,
  'LC-05': nationalStrings,
  'LC-06': lineLengths,
  'LC-07': number,
  'LC-08': dates,
  'LC-09': ending,
  'LC-10': signatures,
  'LC-11': recipients,
  'LC-12': names,
  'LC-13': composed,
  'LC-14': readable,
  'LC-15': pageCount,
};
