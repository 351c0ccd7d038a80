export { MinutesPanel } from './MinutesPanel.tsx';
export { MinutesReader } from './MinutesReader.tsx';
export { ProposalsCount, ProposalsPanel } from './proposals/ProposalsPanel.tsx';
export { StepAction, useMinutesStep } from './steps/StepAction.tsx';
