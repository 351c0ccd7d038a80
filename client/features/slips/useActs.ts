import { useCommand } from '#client/realtime/index.ts';
import type { SlipStatus } from '#protocol/slip.ts';

/** A step that a slip can take by one tap; `steers`: only the chair does it. */
export type Act = {
  readonly key: string;
  readonly steers: boolean;
  readonly run: (slipId: string) => Promise<boolean>;
  readonly pending: boolean;
};

/** What comes next for a slip in each state. */
export function useActs(): Partial<Record<SlipStatus, readonly Act[]>> {
  const submit = useCommand('slip.submit');
  const approve = useCommand('slip.approve');
  const open = useCommand('slip.open');
  const close = useCommand('slip.close');
  const synthesise = useCommand('slip.synthesise');
  const decide = useCommand('slip.decide');
  const report = useCommand('slip.report');
  const decided = (decision: 'approved_result' | 'to_session') => (slipId: string) => decide.run({ slipId, decision });
  const plain = (key: string, command: typeof submit, steers = false): Act => ({
    key,
    steers,
    run: (slipId) => command.run({ slipId }),
    pending: command.pending,
  });
  return {
    draft: [plain('submit', submit)],
    submitted: [plain('approve', approve as typeof submit, true)],
    approved: [plain('open', open as unknown as typeof submit)],
    open: [plain('close', close as typeof submit)],
    closed: [plain('synthesise', synthesise as typeof submit)],
    synthesised: [
      { key: 'take', steers: true, run: decided('approved_result'), pending: decide.pending },
      { key: 'toSession', steers: true, run: decided('to_session'), pending: decide.pending },
    ],
    approved_result: [plain('report', report as typeof submit)],
  };
}
