import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { type ReleasedPaper, readablePapers } from '#domain/papers.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import { useNotebook } from './useNotebook.ts';

/** Others who can open the paper: only to them notes may be shown. */
function possibleReaders(state: MeetingState, me: string | null, paperId: string): Participant[] {
  const others = Object.values(state.shared.people.byId).filter(({ participantId }) => participantId !== me);
  return sortByName(
    others.filter(({ participantId }) =>
      readablePapers(state, participantId).some((paper) => paper.paperId === paperId),
    ),
  );
}

type Props = { opened: boolean; close: () => void; paper: ReleasedPaper };

/** Chooses who may read one's notes on a paper. What is shared is copied into the shared notes on purpose, by a tap. */
export function ShareSheet({ opened, close, paper }: Props) {
  const { t } = useTranslation('papers');
  const me = useMyId();
  const people = useMeeting((state) => possibleReaders(state, me, paper.paperId));
  const readers = useMeeting((state) => (me === null ? [] : (state.own[me]?.notes.sharedWith[paper.paperId] ?? [])));
  const mine = useNotebook(opened ? paper.paperId : null, false);
  const shared = useNotebook(opened ? paper.paperId : null, true);
  const { run, pending } = useCommand('note.share');
  const set = (readerIds: string[]): void => void run({ paperId: paper.paperId, readerIds });
  const copy = (): void => {
    for (const mark of mine.marks) {
      shared.notebook?.put(mark);
    }
  };
  return (
    <Sheet opened={opened} onClose={close} title={t('share.title')} closeLabel={t('close')}>
      <p className="sub">{t('share.explain')}</p>
      {people.map((person) => (
        <Checkbox
          key={person.participantId}
          my="sm"
          label={fullName(person)}
          checked={readers.includes(person.participantId)}
          disabled={pending}
          onChange={(event) =>
            set(
              event.currentTarget.checked
                ? [...readers, person.participantId]
                : readers.filter((id) => id !== person.participantId),
            )
          }
        />
      ))}
      <Button
        full
        variant="primary"
        icon="people"
        waiting={readers.length === 0 || mine.marks.length === 0}
        onClick={copy}
      >
        {t('share.copy', { count: mine.marks.length })}
      </Button>
      <p className="meta" role="status">
        {t('share.state', { count: shared.marks.length })}
      </p>
    </Sheet>
  );
}
