import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { textUrl } from '#client/lib/paperAddresses.ts';
import { useContentSize } from '#client/lib/useContentSize.ts';
import { pageText } from '#client/pdf/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { shortName } from '../selectors.ts';
import { AnnotatedPage } from './AnnotatedPage.tsx';
import { Pager } from './FollowDock.tsx';
import classes from './Reader.module.css';
import { setReader, useReader } from './readerStore.ts';
import { reflow } from './reflow.ts';
import type { Reading } from './useReading.ts';
import { useSwipe } from './useSwipe.ts';
import { useTouches } from './useTouches.ts';

type OpenReading = Reading & { readonly paper: ReleasedPaper };
type PageText = { readonly key: string; readonly text: string | null };

function usePageText(versionId: string, page: number): string | null | undefined {
  const key = `${versionId}/${page}`;
  const [loaded, setLoaded] = useState<PageText | null>(null);
  useEffect(() => {
    let stale = false;
    api
      .get<{ text: string }>(textUrl(versionId, page))
      .then(
        ({ text }) => text,
        () => pageText(versionId, page),
      )
      .then((text) => stale || setLoaded({ key: `${versionId}/${page}`, text }))
      .catch(() => stale || setLoaded({ key: `${versionId}/${page}`, text: null }));
    return () => {
      stale = true;
    };
  }, [versionId, page]);
  return loaded?.key === key ? loaded.text : undefined;
}

function Reflowed({ reading }: { reading: OpenReading }) {
  const { t } = useTranslation('papers');
  const text = usePageText(reading.paper.version.versionId, reading.page);
  const swipe = useSwipe((step) => reading.turn(reading.page + step), false);
  if (text === null || text?.trim() === '') {
    return (
      <StateCard
        icon="file"
        title={t(text === null ? 'pageFailed' : 'noText')}
        actions={<Button onClick={() => setReader({ printed: true })}>{t('printed')}</Button>}
      />
    );
  }
  return (
    <article className={classes.reflow} lang="vi" aria-busy={text === undefined} {...swipe}>
      {reflow(text ?? '').map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one fixed page never change their order.
        <p key={index}>{paragraph}</p>
      ))}
    </article>
  );
}

function Printed({ reading }: { reading: OpenReading }) {
  const { ref, width } = useContentSize();
  const { zoom } = useReader();
  const touches = useTouches((step) => reading.turn(reading.page + step));
  return (
    <section ref={ref} className={classes.stage} data-stage {...touches}>
      {width === 0 ? null : (
        <AnnotatedPage
          key={reading.paper.paperId}
          paper={reading.paper}
          page={reading.page}
          width={Math.round(width * zoom)}
          following={reading.following}
        />
      )}
    </section>
  );
}

/** Screen 8a: text that fits the width first, the printed page one tap away. */
export function PhoneReader({ reading }: { reading: OpenReading }) {
  const { t } = useTranslation('papers');
  const { printed } = useReader();
  const { name, version } = shortName(reading.paper);
  return (
    <div className={classes.phone}>
      <div className={classes.bar}>
        <span className={classes.name}>
          <b className="strong">{name}</b>
          <span className="meta" style={{ display: 'block' }}>
            {t('version', { version })}
          </span>
        </span>
        <Button variant="quiet" onClick={() => setReader({ printed: !printed })}>
          {t(printed ? 'reflowed' : 'printed')}
        </Button>
      </div>
      {printed ? <Printed reading={reading} /> : <Reflowed reading={reading} />}
      <div className={classes.bar} style={{ justifyContent: 'center' }}>
        <Pager reading={reading} />
      </div>
    </div>
  );
}
