import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePhone } from '#client/lib/useMedia.ts';
import { useCommand } from '#client/realtime/index.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { FloorKind } from '#protocol/floor.ts';
import classes from './KindMenu.module.css';

/** Asks for the floor for something else than an ordinary contribution: for, against, a question, a point of order. */
export function KindMenu({ itemId }: { itemId: string }) {
  const { t } = useTranslation('floor');
  const phone = usePhone();
  const { run } = useCommand('floor.request');
  if (phone) {
    return null;
  }
  return (
    <Menu position="top-end" width={280} shadow="md">
      <Menu.Target>
        <IconButton edged icon="up" label={t('requestKind')} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('requestKind')}</Menu.Label>
        {FloorKind.options.map((kind) => (
          <Menu.Item key={kind} className={classes.item} onClick={() => void run({ itemId, kind })}>
            {t(`kinds.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
