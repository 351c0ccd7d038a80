import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './Menu.module.css';

type EntryProps = { icon: GlyphName; children: ReactNode; disabled?: boolean; onClick: () => void };

/** One line of a meeting screen's menu. */
export function Entry({ icon, children, disabled = false, onClick }: EntryProps) {
  return (
    <Menu.Item
      className={classes.item}
      disabled={disabled}
      leftSection={<Icon name={icon} size={20} />}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  );
}

type LinkProps = { icon: GlyphName; children: ReactNode; to: string; away?: boolean };

/** A line that leads to another screen; `away` opens it beside this one. */
export function LinkEntry({ icon, children, to, away = false }: LinkProps) {
  return (
    <Menu.Item
      className={classes.item}
      leftSection={<Icon name={icon} size={20} />}
      component="a"
      href={to}
      target={away ? '_blank' : undefined}
    >
      {children}
    </Menu.Item>
  );
}
