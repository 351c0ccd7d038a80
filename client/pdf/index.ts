export { fileUrl, forgetPaper, imageUrl, openPaper } from './documents.ts';
export { PdfPage } from './PdfPage.tsx';
