import { useTranslation } from 'react-i18next';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './BigScreen.module.css';
import type { Wall } from './useWall.ts';

/** The page that is presented, as high as the screen. */
export function WallPage({ wall }: { wall: Extract<Wall, { kind: 'page' }> }) {
  const { t } = useTranslation('bigscreen');
  return <img className={classes.page} src={wall.src} alt={t('page', { page: wall.page })} />;
}

/** Said instead of a page that not everybody in the room may see; neither number nor title of it is known here. */
export function LimitedPaper() {
  const { t } = useTranslation('bigscreen');
  return (
    <p className={classes.limited}>
      <Icon name="lock" size={40} />
      {t('limited')}
    </p>
  );
}
