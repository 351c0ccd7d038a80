import i18next from 'i18next';
import { showToast } from '#client/ui/toasts.tsx';

/** Says that a newer client is ready, with the button that loads it; stays until it is pressed or put away. */
export function tellNewBuild(): void {
  showToast({
    id: 'new-build',
    message: i18next.t('newBuild'),
    action: { label: i18next.t('reload'), run: () => window.location.reload() },
  });
}
