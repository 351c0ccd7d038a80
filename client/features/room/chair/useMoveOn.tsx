import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameInSentence } from '#client/i18n/names.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { reportRefusal, useMeeting, useSend } from '#client/realtime/index.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { type UnheardVoices, unheardVoices } from '#domain/floorViews.ts';
import type { MeetingState } from '#domain/state.ts';

type Step = { readonly name: 'agenda.callItem' | 'agenda.concludeItem'; readonly itemId: string };
type MoveOn = {
  call: (itemId: string) => void;
  conclude: (itemId: string) => void;
  pending: boolean;
  dialog: ReactNode;
};

const NONE: UnheardVoices = { waiting: [], silent: [] };

function voices(state: MeetingState): UnheardVoices {
  const { currentItemId } = state.shared.agenda;
  return currentItemId === null ? NONE : unheardVoices(state.shared, currentItemId);
}

function Unheard() {
  const { t } = useTranslation('room');
  const { waiting, silent } = useMeeting(voices);
  const names = (people: UnheardVoices['silent']): string => people.map((person) => nameInSentence(person)).join('; ');
  const members = silent.filter(({ isMember }) => isMember);
  return (
    <>
      {waiting.length > 0 ? <p>{t('unheard.waiting', { names: names(waiting) })}</p> : null}
      {members.length > 0 ? <p>{t('unheard.silent', { names: names(members) })}</p> : null}
    </>
  );
}

/** Leaves the current item: where voices would go unheard (FLOOR-8) it names them and asks once more. */
export function useMoveOn(): MoveOn {
  const { t } = useTranslation('room');
  const send = useSend();
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState<Step | null>(null);
  const run = async ({ name, itemId }: Step, despiteUnheard: boolean): Promise<void> => {
    setPending(true);
    try {
      await send(name, { itemId, despiteUnheard });
      setAsking(null);
    } catch (error) {
      if (rejectionOf(error).rule === 'FLOOR-8') {
        setAsking({ name, itemId });
      } else {
        reportRefusal(error);
      }
    } finally {
      setPending(false);
    }
  };
  return {
    call: (itemId) => void run({ name: 'agenda.callItem', itemId }, false),
    conclude: (itemId) => void run({ name: 'agenda.concludeItem', itemId }, false),
    pending,
    dialog: (
      <ConfirmDialog
        opened={asking !== null}
        title={t('unheard.title')}
        confirmLabel={t('unheard.goOn')}
        cancelLabel={t('unheard.stay')}
        pending={pending}
        onConfirm={() => asking !== null && void run(asking, true)}
        onClose={() => setAsking(null)}
      >
        <Unheard />
      </ConfirmDialog>
    ),
  };
}
