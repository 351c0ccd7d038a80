import { useTranslation } from 'react-i18next';
import { Chip } from '#client/ui/Chip.tsx';
import { useLink } from './session.tsx';

/** State of the line in a word for the top bar. */
export function NetworkChip() {
  const { t } = useTranslation('connection');
  const link = useLink();
  const good = link.kind === 'online';
  return (
    <Chip tone={good ? 'plain' : 'warn'} icon={good ? 'network' : 'networkOff'}>
      {t(good ? 'good' : 'connecting')}
    </Chip>
  );
}
