export { BigScreenPage } from './BigScreenPage.tsx';
