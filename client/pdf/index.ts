export { DrawnThumb } from './DrawnThumb.tsx';
export { fetchFirstPicture } from './firstPictures.ts';
export { forgetPaper } from './forget.ts';
export { type Heading, outlineOf } from './outline.ts';
export { PdfPage } from './PdfPage.tsx';
export { pageText } from './pageText.ts';
export { ratioOf } from './ratios.ts';
