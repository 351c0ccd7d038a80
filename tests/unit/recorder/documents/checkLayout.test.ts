import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepsFace } from '#recorder/documents/check/pdfFacts.ts';
import { checkLayout, pagesInOffice, renderDocx, renderPdf } from '#recorder/documents/index.ts';
import { sampleMinutes, tampered } from '#tests/support/documents.ts';

const OTHER_FACE = 'node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf';
const MAIN = 'word/document.xml';
let docx: Uint8Array;
let pdf: Uint8Array;

beforeAll(async () => {
  const document = sampleMinutes();
  docx = await renderDocx(document);
  pdf = await renderPdf(document);
});

const codes = async (bytes: Uint8Array, print = pdf, officePages: number | null = null) => [
  ...new Set((await checkLayout(bytes, print, { officePages })).map((finding) => finding.code)),
];

describe('checkLayout', () => {
  it('[FORM-1] finds nothing wrong with minutes of several pages', async () => {
    expect(await checkLayout(docx, pdf, { officePages: null })).toEqual([]);
  });

  it('[FORM-2] opens in LibreOffice with the same number of pages, give or take one', {
    timeout: 120_000,
  }, async () => {
    const pages = await pagesInOffice(docx);
    const own = (await PDFDocument.load(pdf)).getPageCount();
    expect(own).toBeGreaterThan(3);
    if (pages !== null) {
      expect(Math.abs(pages - own)).toBeLessThanOrEqual(1);
      expect(await codes(docx, pdf, pages)).toEqual([]);
    }
  });

  const damages: [string, string, (xml: string) => string][] = [
    ['LC-01', MAIN, (xml) => xml.replace('w:left="1701"', 'w:left="1100"')],
    ['LC-02', MAIN, (xml) => xml.replace('w:ascii="Times New Roman"', 'w:ascii="Arial"')],
    ['LC-03', MAIN, (xml) => xml.replace(/(<w:sz w:val=")28("\/>)/, '$136$2')],
    ['LC-04', MAIN, (xml) => xml.replace(/<w:titlePg[^>]*>/, '')],
    ['LC-05', MAIN, (xml) => xml.replace('Độc lập - Tự do - Hạnh phúc', 'Độc lập – Tự do – Hạnh phúc')],
    ['LC-06', MAIN, (xml) => xml.replace(/w:ind w:left="\d+" w:right="\d+"/g, 'w:ind w:left="0" w:right="0"')],
    ['LC-07', MAIN, (xml) => xml.replace('Số: 07/BB-UBND', 'Số: 7/BB-UBND')],
    ['LC-08', MAIN, (xml) => xml.replace('ngày 05 tháng 02 năm 2027', 'ngày 5 tháng 2 năm 2027')],
    ['LC-09', MAIN, (xml) => xml.replace('2026./.', '2026.')],
    ['LC-10', MAIN, (xml) => xml.replace('CHỦ TỌA', 'CHỦ TRÌ')],
    ['LC-11', MAIN, (xml) => xml.replace('- Lưu: VT, Hồ sơ.', '- Lưu: VT, Hồ sơ')],
    ['LC-12', MAIN, (xml) => xml.replace('>Trịnh Quốc Khải<', '>TS. Trịnh Quốc Khải<')],
    ['LC-13', MAIN, (xml) => xml.replace('Sở Tài chính', 'Sở Tài chính'.normalize('NFD'))],
  ];

  it.each(damages)('[FORM-3] reports %s when the form is broken', async (code, part, damage) => {
    expect(await codes(tampered(docx, part, damage))).toContain(code);
  });

  it('[FORM-3] reports LC-04 when the printed pages carry no number', async () => {
    const bare = await PDFDocument.create();
    const source = await PDFDocument.load(pdf);
    const [first] = await bare.copyPages(source, [0]);
    bare.addPage(first);
    bare.addPage([595.3, 841.9]);
    expect(await codes(docx, await bare.save())).toContain('LC-04');
  });

  it('[FORM-3] reports LC-01 for a PDF whose words run over the margin', async () => {
    const over = await PDFDocument.load(pdf);
    over.getPage(0).drawText('CHUYEN GIAO', { x: 30, y: 700, font: await over.embedFont(StandardFonts.TimesRoman) });
    expect(await codes(docx, await over.save())).toContain('LC-01');
  });

  it('[FORM-3][FORM-24] reports LC-02 for a PDF in another face', async () => {
    const other = await PDFDocument.load(pdf);
    other.registerFontkit(fontkit);
    const page = other.addPage([595.3, 841.9]);
    page.drawText('Doc lap', { font: await other.embedFont(await readFile(OTHER_FACE)) });
    const printed = await other.save();
    expect(await codes(docx, printed)).toContain('LC-02');
    expect([await keepsFace(pdf), await keepsFace(printed)]).toEqual([true, false]);
  });

  it('[FORM-3] reports LC-14 for a PDF whose face is not embedded', async () => {
    const bare = await PDFDocument.create();
    const page = bare.addPage([595.3, 841.9]);
    page.drawText('Doc lap - Tu do - Hanh phuc', { font: await bare.embedFont(StandardFonts.TimesRoman) });
    expect(await codes(docx, await bare.save())).toContain('LC-14');
  });

  it('[FORM-3] reports LC-15 when LibreOffice makes two pages more', async () => {
    const own = (await PDFDocument.load(pdf)).getPageCount();
    expect(await codes(docx, pdf, own + 2)).toEqual(['LC-15']);
  });
});
