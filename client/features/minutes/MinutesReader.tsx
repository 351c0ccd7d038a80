import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { reportRefusal, useMeeting, useSession } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { EvidenceChips } from './editor/EvidenceChips.tsx';
import classes from './editor/Minutes.module.css';
import { Addenda, MinutesHead } from './MinutesHead.tsx';
import { Remarks } from './remarks/Remarks.tsx';

/** The text that members may read, fetched anew at each step. */
function useText(): readonly MinutesBlock[] | null {
  const { store } = useSession();
  const step = useMeeting(({ shared: { minutes } }) => `${minutes.status}/${minutes.version}/${minutes.lastVersion}`);
  const [blocks, setBlocks] = useState<readonly MinutesBlock[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step changes the text behind the same address.
  useEffect(() => {
    let stale = false;
    api.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${store.meetingId}/minutes`).then((answer) => {
      if (!stale) {
        setBlocks(answer.blocks);
      }
    }, reportRefusal);
    return () => {
      stale = true;
    };
  }, [store.meetingId, step]);
  return blocks;
}

function Text() {
  const { t } = useTranslation('minutes');
  const blocks = useText();
  if (blocks === null) {
    return <Skeleton label={t('common:loading')} />;
  }
  return (
    <article className={classes.paper} lang="vi">
      {blocks.map(({ blockId, kind, text, evidence }) =>
        text === '' ? null : (
          <div key={blockId} className={cx(classes.block, ['item', 'conclusion'].includes(kind) && classes.heading)}>
            {text}
            <div className={classes.proof}>
              {['item', 'conclusion'].includes(kind) ? null : <EvidenceChips evidence={evidence} />}
              <Remarks blockId={blockId} />
            </div>
          </div>
        ),
      )}
    </article>
  );
}

/** The minutes for those who don't write them: to read and comment from the review on (DESK-8). */
export function MinutesReader() {
  const { t } = useTranslation('minutes');
  const readable = useMeeting((state) => !['none', 'drafting'].includes(state.shared.minutes.status));
  if (!readable) {
    return (
      <StateCard icon="note" title={t('page.notYet')}>
        {t('page.notYetHelp')}
      </StateCard>
    );
  }
  return (
    <div className={classes.panel}>
      <MinutesHead />
      <div className={classes.scroll}>
        <div className={classes.whole}>
          <Remarks blockId={null} />
        </div>
        <Text />
        <Addenda />
      </div>
    </div>
  );
}
