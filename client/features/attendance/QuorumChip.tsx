import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { quorum } from './selectors.ts';

/** Members present of all members, and whether that is a quorum, for the top bar. */
export function QuorumChip({ short = false }: { short?: boolean }) {
  const { t } = useTranslation('attendance');
  const count = useMeeting(quorum);
  if (count === null) {
    return null;
  }
  const figure = `${count.present}/${count.total}`;
  const words = t(count.met ? 'quorumMet' : 'quorumMissing', { figure });
  return (
    <Chip tone={count.met ? 'ok' : 'bad'} icon="people">
      {short ? <span aria-hidden="true">{figure}</span> : words}
      {short ? <span className="visuallyHidden">{words}</span> : null}
    </Chip>
  );
}
