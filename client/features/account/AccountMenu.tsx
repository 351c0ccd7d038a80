import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage, setLanguage } from '#client/i18n/index.ts';
import { initials } from '#client/i18n/names.ts';
import { nextTextSize, setAppearance, type ThemeChoice, useAppearance } from '#client/styles/appearance.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import classes from './AccountMenu.module.css';

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

function SettingItems() {
  const { t } = useTranslation();
  const { theme, text } = useAppearance();
  const other = currentLanguage() === 'vi' ? 'en' : 'vi';
  return (
    <>
      <Menu.Item
        className={classes.item}
        closeMenuOnClick={false}
        leftSection={<Icon name="largeText" size={20} />}
        onClick={() => setAppearance({ text: nextTextSize(text) })}
      >
        {t(`textSize.${text}`)}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{t('theme')}</Menu.Label>
      {THEMES.map((choice) => (
        <Menu.Item
          key={choice}
          className={classes.item}
          closeMenuOnClick={false}
          leftSection={<Icon name={choice === theme ? 'check' : 'moon'} size={20} />}
          onClick={() => setAppearance({ theme: choice })}
        >
          {t(`themes.${choice}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        className={classes.item}
        leftSection={<Icon name="globe" size={20} />}
        lang={other}
        onClick={() => void setLanguage(other)}
      >
        {t(`languages.${other}`)}
      </Menu.Item>
    </>
  );
}

type Props = {
  name: string;
  onSignOut?: (() => void) | undefined;
  onLeave?: (() => void) | undefined;
  /** Leads to the own account, where there is one. */
  onAccount?: (() => void) | undefined;
};

/** Who is signed in on this device, with text size, theme, language and the way out. */
export function AccountMenu({ name, onSignOut, onLeave, onAccount }: Props) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <IconButton label={t('account', { name })}>
          <Avatar initials={initials(name)} size="s" />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <SettingItems />
        {onLeave || onSignOut ? <Menu.Divider /> : null}
        {onAccount ? (
          <Menu.Item className={classes.item} leftSection={<Icon name="shield" size={20} />} onClick={onAccount}>
            {t('accounts:profile')}
          </Menu.Item>
        ) : null}
        {onLeave ? (
          <Menu.Item className={classes.item} leftSection={<Icon name="home" size={20} />} onClick={onLeave}>
            {t('toHome')}
          </Menu.Item>
        ) : null}
        {onSignOut ? (
          <Menu.Item className={classes.item} leftSection={<Icon name="exit" size={20} />} onClick={onSignOut}>
            {t('signOut')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
