import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageUrl } from '#client/lib/paperAddresses.ts';
import { DrawnThumb } from '#client/pdf/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { Segmented } from '#client/ui/Segmented.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { Outline, useOutline } from './Outline.tsx';
import { PaperListSheet } from './PaperList.tsx';
import classes from './Reader.module.css';
import type { Reading } from './useReading.ts';

type ThumbProps = { paper: ReleasedPaper; page: number; current: boolean; turn: (page: number) => void };

/** Hundreds of them stand in the rail: only the two that change are drawn again when a page is turned. */
const Thumb = memo(function Thumb({ paper, page, current, turn }: ThumbProps) {
  const { t } = useTranslation('papers');
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) {
      button.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [current]);
  return (
    <button
      ref={button}
      type="button"
      className={cx(classes.thumb, current && classes.on)}
      aria-current={current ? 'page' : undefined}
      aria-label={t('toPage', { page })}
      onClick={() => turn(page)}
    >
      {failed ? (
        <DrawnThumb versionId={paper.version.versionId} page={page} width={112} className={classes.blank} />
      ) : (
        <img src={imageUrl(paper.version.versionId, page, 160)} alt="" loading="lazy" onError={() => setFailed(true)} />
      )}
      <span className={classes.cap}>{t('pageNumber', { page })}</span>
    </button>
  );
});

function PageThumbs({ reading: { paper, page, turn } }: { reading: Reading & { paper: ReleasedPaper } }) {
  const latest = useRef(turn);
  useEffect(() => {
    latest.current = turn;
  });
  const turnTo = useCallback((to: number) => latest.current(to), []);
  return (
    <div className={classes.thumbs}>
      {Array.from({ length: paper.version.pages }, (_, index) => index + 1).map((number) => (
        <Thumb
          key={`${paper.version.versionId}/${number}`}
          paper={paper}
          page={number}
          current={number === page}
          turn={turnTo}
        />
      ))}
    </div>
  );
}

/** Left rail: pages of the open paper, and the way to the other papers. */
export function Thumbs({ reading }: { reading: Reading & { paper: ReleasedPaper } }) {
  const { t } = useTranslation('papers');
  const [listed, setListed] = useState(false);
  const [shown, setShown] = useState<'pages' | 'outline'>('pages');
  const { paper, page, turn } = reading;
  const headings = useOutline(paper.version.versionId);
  return (
    <aside className={classes.rail} aria-label={t('pages')}>
      {headings.length === 0 ? null : (
        <div className={classes.switch}>
          <Segmented
            label={t('pages')}
            options={[
              { value: 'pages', label: t('thumbs') },
              { value: 'outline', label: t('outline') },
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
      )}
      {shown === 'outline' && headings.length > 0 ? (
        <Outline headings={headings} page={page} turn={turn} />
      ) : (
        <PageThumbs reading={reading} />
      )}
      <PapersButton open={() => setListed(true)} label={t('papersCount', { count: reading.papers.length })} />
      <PaperListSheet opened={listed} close={() => setListed(false)} reading={reading} />
    </aside>
  );
}

function PapersButton({ open, label }: { open: () => void; label: string }) {
  return (
    <Button icon="file" iconSize={20} onClick={open} style={{ padding: '0 0.25rem', font: 'var(--t-meta)' }}>
      {label}
    </Button>
  );
}
