import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { TranscriptSegment } from '#domain/speech.ts';
import { textOf } from '#domain/speechWords.ts';

type Props = { segment: TranscriptSegment; onDone: () => void };

/** Correcting the words of a segment: Enter keeps them, Escape leaves everything as it was, empty text strikes the segment out. */
export function SegmentEditor({ segment, onDone }: Props) {
  const { t } = useTranslation('transcript');
  const [text, setText] = useState(() => textOf(segment.words));
  // What was on the screen when the correction began: somebody else's correction meanwhile must not be overwritten.
  const [revision] = useState(segment.revision);
  const command = useCommand('speech.correctText');
  const save = async (): Promise<void> => {
    if (await command.run({ segmentId: segment.segmentId, revision, text })) {
      onDone();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <div>
      <Textarea
        aria-label={t('editWords')}
        description={t('editHelp')}
        autosize
        data-autofocus
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className="row g2">
        <Button variant="primary" icon="check" pending={command.pending} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
