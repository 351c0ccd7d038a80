/** Official documents in the form of NĐ 30/2020: forms → .docx and .pdf, and the checks of domain.md §2.9. */
export { officialPaper, officialPaperPdf, type PaperText } from './forms/paper.ts';
export * from './model.ts';
export { renderPdf } from './pdf/render.ts';
