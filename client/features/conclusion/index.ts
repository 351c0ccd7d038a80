export { ConclusionCard } from './ConclusionCard.tsx';
