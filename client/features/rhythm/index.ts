export { RhythmSelect } from './RhythmSelect.tsx';
