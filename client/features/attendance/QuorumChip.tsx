import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { isArriving, quorum } from './selectors.ts';

/** Members present of all members, and whether that is a quorum, for the top bar. */
export function QuorumChip({ short = false }: { short?: boolean }) {
  const { t } = useTranslation('attendance');
  const count = useMeeting(quorum);
  const arriving = useMeeting(isArriving);
  if (count === null) {
    return null;
  }
  const figure = `${count.present}/${count.total}`;
  const missing = arriving ? 'quorumAwaited' : 'quorumMissing';
  const words = t(count.met ? 'quorumMet' : missing, { figure });
  const tone = arriving ? 'neutral' : 'bad';
  return (
    <Chip tone={count.met ? 'ok' : tone} icon="people">
      {short ? <span aria-hidden="true">{figure}</span> : words}
      {short ? <span className="visuallyHidden">{words}</span> : null}
    </Chip>
  );
}
