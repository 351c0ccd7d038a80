import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { currentLanguage, setLanguage } from '#client/i18n/index.ts';
import { useServerNow } from '#client/realtime/index.ts';
import { nextTextSize, setAppearance, useAppearance } from '#client/styles/appearance.ts';
import { Brand } from '#client/ui/Brand.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './Auth.module.css';

type Props = { note?: ReactNode; footer?: ReactNode; children: ReactNode };

/** Frame of the pages in front of a meeting: calm, dark, the same on a tablet at the door and on a desk. */
export function DoorFrame({ note, footer, children }: Props) {
  const { t } = useTranslation();
  const { text } = useAppearance();
  const other = currentLanguage() === 'vi' ? 'en' : 'vi';
  return (
    <div data-theme="dark" className={classes.door}>
      <header className={classes.head}>
        <Brand />
        <b className={classes.brand}>{t('appName')}</b>
        {note ? <span className="meta">{note}</span> : null}
        <span className="grow" />
        <time className={`num ${classes.clock}`}>{formatTime(useServerNow())}</time>
      </header>
      <main className={classes.middle}>{children}</main>
      <footer className={classes.foot}>
        {footer ?? (
          <span className="row">
            <Icon name="shield" size={20} />
            {t('auth:private')}
          </span>
        )}
        <span className="grow" />
        <Button variant="quiet" icon="globe" iconSize={20} lang={other} onClick={() => void setLanguage(other)}>
          {t(`languages.${other}`)}
        </Button>
        <Button
          variant="quiet"
          icon="largeText"
          iconSize={20}
          onClick={() => setAppearance({ text: nextTextSize(text) })}
        >
          {t('largeText')}
        </Button>
      </footer>
    </div>
  );
}
