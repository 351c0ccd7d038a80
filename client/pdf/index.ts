export { DrawnThumb } from './DrawnThumb.tsx';
export { openPaper } from './documents.ts';
export { forgetPaper } from './forget.ts';
export { PdfPage } from './PdfPage.tsx';
export { pageText } from './pageText.ts';
