import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './PapersPanel.module.css';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Makes an area take files that are dropped anywhere in it; beside it the browser would leave the page for the file. */
export function useFileDrop(take: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent): void => {
      if (holdsFiles(event)) {
        event.preventDefault();
        setOver(true);
      }
    },
    onDragLeave: (event: DragEvent): void => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
        setOver(false);
      }
    },
    onDrop: (event: DragEvent): void => {
      if (holdsFiles(event)) {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }
    },
  };
  return { over, handlers };
}

type Props = { take: (files: readonly File[]) => void; over: boolean; compact?: boolean };

/** Where files are dropped or chosen; several at once. `over` while files are held above it; `compact` below a list. */
export function DropTarget({ take, over, compact = false }: Props) {
  const { t } = useTranslation('papers');
  const id = useId();
  return (
    <section
      className={cx(classes.drop, compact && classes.compact, over && classes.over)}
      aria-label={t('upload.here')}
    >
      <Icon name="upload" />
      {compact ? null : <b className="strong">{t('upload.here')}</b>}
      <label htmlFor={id}>
        {t(compact ? 'upload.add' : 'upload.choose')}
        <input
          id={id}
          type="file"
          multiple
          accept=".pdf,.docx,.xlsx,.pptx"
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p className="meta">{t('upload.kinds')}</p>
    </section>
  );
}
