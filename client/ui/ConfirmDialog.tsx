import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import classes from './Dialog.module.css';

type Props = {
  opened: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before an act that others will see or that can't be taken back. */
export function ConfirmDialog(props: Props) {
  const {
    opened,
    title,
    children,
    confirmLabel,
    cancelLabel,
    danger = false,
    pending = false,
    onConfirm,
    onClose,
  } = props;
  return (
    <Dialog opened={opened} title={title} onClose={onClose} closeLabel={cancelLabel}>
      {children ? <div className="sub">{children}</div> : null}
      <div className={classes.actions}>
        <Button onClick={onClose}>{cancelLabel}</Button>
        <Button variant={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm} data-autofocus>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}

type DialogProps = {
  opened: boolean;
  title: string;
  closeLabel: string;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children: ReactNode;
  onClose: () => void;
};

/** A dialog over the screen; focus stays inside until it closes. */
export function Dialog({ opened, title, closeLabel, size = 'md', children, onClose }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeButtonProps={{ 'aria-label': closeLabel }}
      classNames={{ title: 'title', content: classes.content ?? '', close: classes.close ?? '' }}
    >
      <div className={classes.body}>{children}</div>
    </Modal>
  );
}
