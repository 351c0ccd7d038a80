import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { readPdf } from '#recorder/documents/check/pdfFacts.ts';
import { AI_DRAFT_LABEL, officialPaperPdf, renderDocx, renderPdf } from '#recorder/documents/index.ts';
import { partOf, sampleMinutes } from '#tests/support/documents.ts';

const sample = JSON.parse(readFileSync('prisma/seed/data/sample-meeting.json', 'utf8'));
interface SamplePaper {
  id: string;
  number: string;
  date: string;
  kind: string;
  title: string;
  author_unit: string;
  presenter: string;
  content: string;
}
const papers: SamplePaper[] = sample.documents;
const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

function paperOf(document: SamplePaper) {
  const presenter = sample.participants.find((person: { id: string }) => person.id === document.presenter);
  return {
    number: document.number,
    date: document.date,
    kind: document.kind,
    title: document.title,
    authorUnit: document.author_unit,
    parentAgency: sample.agency.short_name,
    place: sample.agency.place,
    content: document.content,
    signer: { title: presenter.title, name: presenter.name },
  };
}

describe('the label of a draft', () => {
  it('[FORM-4] is on every page and in the properties until the text is approved', async () => {
    const draft = sampleMinutes(60, true);
    const { pages } = await readPdf(await renderPdf(draft));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page.texts.some((item) => item.text.includes('chưa được xác nhận'))).toBe(true);
    }
    const docx = await renderDocx(draft);
    expect(partOf(docx, 'docProps/custom.xml')).toContain(AI_DRAFT_LABEL);
    expect(partOf(docx, 'word/document.xml')).toContain(AI_DRAFT_LABEL);
  });

  it('[FORM-4] is gone after approval', async () => {
    const approved = sampleMinutes(5, false);
    const docx = await renderDocx(approved);
    expect(partOf(docx, 'word/document.xml')).not.toContain('AI');
    expect((await readPdf(await renderPdf(approved))).text).not.toContain('chưa được xác nhận');
  });

  it('[FORM-5] never calls a confirmation in the system a digital signature', async () => {
    const docx = await renderDocx(sampleMinutes(5, true));
    expect(partOf(docx, 'word/document.xml')).not.toMatch(/ký số|chữ ký số/iu);
  });
});

describe('renderPdf', () => {
  it('[FORM-6] gives the same bytes for the same document', async () => {
    const [one, two] = await Promise.all([renderPdf(sampleMinutes(10)), renderPdf(sampleMinutes(10))]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it('[FORM-7] keeps the signatures on a page with text, wherever the page ends', async () => {
    for (let paragraphs = 8; paragraphs < 24; paragraphs += 1) {
      const { pages } = await readPdf(await renderPdf(sampleMinutes(paragraphs, false)));
      const signed = pages.find((page) => page.texts.some((item) => item.text.includes('CHỦ TỌA')));
      expect(signed?.texts.some((item) => item.text.includes('kết thúc vào'))).toBe(true);
      expect(signed?.texts.some((item) => item.text.includes('Quách Thanh Vân'))).toBe(true);
    }
  });
});

describe('officialPaperPdf', () => {
  it.each(papers)('[FORM-8] prints $id with selectable text, its number and its signer', async (document) => {
    const bytes = await officialPaperPdf(paperOf(document));
    const facts = await readPdf(bytes);
    const text = flat(facts.text);
    expect(text).toContain(`Số: ${document.number}`);
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    for (const sentence of document.content.split('\n').slice(-1)) {
      expect(text).toContain(flat(sentence).slice(0, 60).split(' ').slice(0, 6).join(' '));
    }
    expect(text).toContain(sample.participants.find((person: { id: string }) => person.id === document.presenter).name);
    expect(facts.fontsEmbedded).toBe(true);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeLessThanOrEqual(3);
  });
});
