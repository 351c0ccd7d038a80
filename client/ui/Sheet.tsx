import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Dialog.module.css';

type Props = {
  opened: boolean;
  title: string;
  closeLabel: string;
  position?: 'bottom' | 'right' | 'left';
  size?: string;
  children: ReactNode;
  onClose: () => void;
};

/** A panel that comes from an edge for a list or a small form; the meeting stays visible behind it. */
export function Sheet({ opened, title, closeLabel, position = 'right', size = '26rem', children, onClose }: Props) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={position}
      size={size}
      closeButtonProps={{ 'aria-label': closeLabel }}
      classNames={{
        title: 'title',
        close: classes.close ?? '',
        content: position === 'bottom' ? (classes.sheet ?? '') : '',
      }}
    >
      {children}
    </Drawer>
  );
}
