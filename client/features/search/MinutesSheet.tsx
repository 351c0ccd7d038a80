import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import type { MinutesBlock } from '#protocol/minutes.ts';
import type { MinutesFound } from '#protocol/search.ts';
import { Marked } from './Marked.tsx';
import classes from './Search.module.css';

function useBlocks(meetingId: string | null): readonly MinutesBlock[] | null {
  const [blocks, setBlocks] = useState<readonly MinutesBlock[] | null>(null);
  useEffect(() => {
    setBlocks(null);
    if (meetingId === null) {
      return;
    }
    let stale = false;
    api
      .get<{ blocks: MinutesBlock[] }>(`/api/meetings/${encodeURIComponent(meetingId)}/minutes`)
      .then((answer) => stale || setBlocks(answer.blocks), reportRefusal);
    return () => {
      stale = true;
    };
  }, [meetingId]);
  return blocks;
}

type Props = { hit: MinutesFound | null; query: string; close: () => void };

/** The minutes to be read, at the paragraph that was found. */
export function MinutesSheet({ hit, query, close }: Props) {
  const { t } = useTranslation('search');
  const blocks = useBlocks(hit?.meetingId ?? null);
  return (
    <Sheet
      opened={hit !== null}
      title={hit?.meetingTitle ?? ''}
      closeLabel={t('common:close')}
      size="min(46rem, 100%)"
      onClose={close}
    >
      {blocks === null ? <Skeleton label={t('common:loading')} /> : null}
      <div className={classes.minutes}>
        {blocks?.map(({ blockId, text }) => (
          <p
            key={blockId}
            className={cx(blockId === hit?.blockId && classes.here)}
            ref={blockId === hit?.blockId ? (element) => element?.scrollIntoView({ block: 'center' }) : null}
          >
            <Marked text={text} query={query} />
          </p>
        ))}
      </div>
    </Sheet>
  );
}
