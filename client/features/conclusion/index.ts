export { ConclusionCard, ConclusionsWaiting } from './ConclusionCard.tsx';
