export { CreatePage } from './CreatePage.tsx';
export { PreparePage } from './PreparePage.tsx';
