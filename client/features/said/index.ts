export { SaidHere } from './SaidHere.tsx';
