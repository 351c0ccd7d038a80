import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import type { Note } from './model.ts';

type Props = {
  note: Note;
  /** Whose note it is; undefined for one's own, which can be changed. */
  owner?: string | undefined;
  save: (text: string) => void;
  remove: () => void;
  close: () => void;
};

/** Reads or writes one note. */
export function NoteDialog({ note, owner, save, remove, close }: Props) {
  const { t } = useTranslation('papers');
  const [text, setText] = useState(note.text);
  const mine = owner === undefined;
  return (
    <Dialog opened title={mine ? t('note') : owner} closeLabel={t('close')} onClose={close}>
      {note.quote === '' ? null : <blockquote className="sub">{note.quote}</blockquote>}
      <Textarea
        label={mine ? t('noteText') : t('noteOfLabel')}
        value={text}
        readOnly={!mine}
        autosize
        minRows={4}
        maxLength={4000}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {mine ? (
        <div style={{ display: 'flex', gap: '0.5rem', marginTop: '1rem', justifyContent: 'flex-end' }}>
          {note.text === '' ? null : (
            <Button variant="danger" onClick={remove}>
              {t('removeNote')}
            </Button>
          )}
          <Button variant="primary" waiting={text.trim() === ''} onClick={() => save(text.trim())}>
            {t('saveNote')}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
