import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toasts.tsx';

/** A meeting that was held elsewhere, out of its file: its minutes and tasks are drafted at once. */
export function ImportMeeting() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const take = async (file: File): Promise<void> => {
    setPending(true);
    try {
      // As it is: the server reads it and says which field is wrong.
      const { meetingId } = await api.postFile<{ meetingId: string }>('/api/meetings/import', file);
      await navigate(`/hop/${meetingId}`);
    } catch (error) {
      const path = String(rejectionOf(error).details.path ?? '');
      showToast({ message: path === '' ? t('import.failed') : t('import.wrong', { path }), tone: 'bad', id: 'import' });
    } finally {
      setPending(false);
    }
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
