import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';

type Props = {
  /** The verb: on the button and on its confirmation. */
  label: string;
  /** The question that is asked once. */
  title: string;
  /** What it means for the others. */
  children?: ReactNode;
  full?: boolean;
  waiting?: boolean;
  pending: boolean;
  onConfirm: () => Promise<unknown>;
};

/** A button for an act that takes something away: it asks once before it does. */
export function AskingButton({ label, title, children, full = false, waiting = false, pending, onConfirm }: Props) {
  const { t } = useTranslation('common');
  const [asking, setAsking] = useState(false);
  const confirm = async (): Promise<void> => {
    await onConfirm();
    setAsking(false);
  };
  return (
    <>
      <Button variant="danger" full={full} waiting={waiting} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        danger
        opened={asking}
        title={title}
        confirmLabel={label}
        cancelLabel={t('cancel')}
        pending={pending}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
