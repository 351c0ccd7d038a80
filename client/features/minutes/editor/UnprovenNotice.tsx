import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TranscriptRow, transcriptRows } from '#client/features/transcript/index.ts';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { useCommand, useMeetingView } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { textOf } from '#domain/speechWords.ts';
import type { BlockEvidence } from '#protocol/minutes.ts';
import classes from './Minutes.module.css';

type Props = {
  blockId: string;
  text: string;
  editable: boolean;
  attach: (evidence: BlockEvidence) => void;
  remove: () => void;
};

const SHORT = 90;

function useChoices(open: boolean): { value: string; label: string }[] {
  const { state } = useMeetingView();
  const rows: readonly TranscriptRow[] = open ? transcriptRows(state, { itemId: null, query: '' }) : [];
  return rows.flatMap(({ segment }) => {
    const words = textOf(segment.words);
    return words === ''
      ? []
      : [{ value: segment.segmentId, label: `${formatTimeSeconds(segment.startAt)} ${words.slice(0, SHORT)}` }];
  });
}

/** A paragraph that nothing proves yet: attach what was said, answer for it by name, or take it out. It blocks signing until then. */
export function UnprovenNotice({ blockId, text, editable, attach, remove }: Props) {
  const { t } = useTranslation('minutes');
  const [choosing, setChoosing] = useState(false);
  const choices = useChoices(choosing);
  const { run, pending } = useCommand('minutes.vouch');
  return (
    <>
      <span className={classes.warning}>
        <Icon name="warning" size={20} />
        {t('unproven')}
      </span>
      {editable ? (
        <>
          <Button icon="link" iconSize={16} onClick={() => setChoosing(!choosing)}>
            {t('attach')}
          </Button>
          <Button icon="check" iconSize={16} pending={pending} onClick={() => void run({ blockId, text })}>
            {t('vouch')}
          </Button>
          <Button icon="cross" iconSize={16} onClick={remove}>
            {t('removeBlock')}
          </Button>
        </>
      ) : null}
      {choosing ? (
        <Select
          className={classes.wide}
          aria-label={t('chooseUtterance')}
          placeholder={t('chooseUtterance')}
          data={choices}
          searchable
          nothingFoundMessage={t('nothingSaid')}
          onChange={(ref) => {
            setChoosing(false);
            if (ref !== null) {
              attach({ kind: 'utterance', ref });
            }
          }}
        />
      ) : null}
    </>
  );
}
