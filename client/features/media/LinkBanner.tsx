import { useTranslation } from 'react-i18next';
import { Banner } from '#client/ui/Banner.tsx';
import { useMedia } from './MediaProvider.tsx';

/**
 * What of sound and picture is missing now, and that the meeting goes on without it. Nothing while all is well, nor in a
 * private item, of which the meeting itself tells.
 */
export function LinkBanner() {
  const { t } = useTranslation('media');
  const status = useMedia((state) => state.status);
  const mode = useMedia((state) => state.link.mode);
  const secret = useMedia((state) => state.rights.private);
  if (secret) {
    return null;
  }
  if (status === 'ended') {
    return <Banner tone="accent" icon="networkOff" title={t('status.ended')} />;
  }
  if (status !== 'connected') {
    return (
      <Banner icon="networkOff" title={t(`status.${status}`)}>
        {t('link.goesOn')}
      </Banner>
    );
  }
  return mode === 'full' ? null : (
    <Banner icon="network" title={t(`link.${mode}`)}>
      {t('link.goesOn')}
    </Banner>
  );
}
