import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { forgeryHeaders } from '#client/lib/api.ts';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toasts.tsx';

type Answer = { meetingId?: string; rejection?: { details?: { path?: unknown } } };

/** Sends the file as it is: the server reads it and says which field is wrong. */
async function send(file: File): Promise<Answer> {
  const headers = { ...(await forgeryHeaders()), 'content-type': 'application/octet-stream' };
  const response = await fetch('/api/meetings/import', { method: 'POST', headers, body: file });
  return (await response.json().catch(() => ({}))) as Answer;
}

/** A meeting that was held elsewhere, out of its file: its minutes and tasks are drafted at once. */
export function ImportMeeting() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const take = async (file: File): Promise<void> => {
    setPending(true);
    const { meetingId, rejection } = await send(file).catch((): Answer => ({}));
    setPending(false);
    if (meetingId !== undefined) {
      await navigate(`/hop/${meetingId}`);
      return;
    }
    const path = String(rejection?.details?.path ?? '');
    showToast({ message: path === '' ? t('import.failed') : t('import.wrong', { path }), tone: 'bad', id: 'import' });
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('import.title')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) {
            void take(file);
          }
        }}
      />
      <Button icon="upload" pending={pending} onClick={() => input.current?.click()}>
        {t('import.title')}
      </Button>
    </>
  );
}
