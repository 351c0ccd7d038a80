import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './PapersPanel.module.css';

/** Where files are dropped or chosen; several at once. */
export function DropTarget({ take }: { take: (files: readonly File[]) => void }) {
  const { t } = useTranslation('papers');
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <section
      className={cx(classes.drop, over && classes.over)}
      aria-label={t('upload.here')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" />
      <b className="strong">{t('upload.here')}</b>
      <label htmlFor={id}>
        {t('upload.choose')}
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
