import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { useSession } from '#client/realtime/index.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from '../reader/Reader.module.css';
import { setReader } from '../reader/readerStore.ts';

type Hit = {
  readonly paperId: string;
  readonly title: string;
  readonly versionId: string;
  readonly page: number;
  readonly excerpt: { readonly text: string; readonly start: number; readonly end: number };
};

type Found =
  | { readonly phase: 'idle' | 'searching' | 'failed' }
  | { readonly phase: 'found'; readonly hits: readonly Hit[] };

function useHits(query: string, meetingId: string): Found {
  const [found, setFound] = useState<Found>({ phase: 'idle' });
  useEffect(() => {
    if (query.trim().length < 2) {
      setFound({ phase: 'idle' });
      return;
    }
    let stale = false;
    setFound({ phase: 'searching' });
    api
      .get<{ hits: Hit[] }>(`/api/meetings/${meetingId}/papers/search?q=${encodeURIComponent(query.trim())}`)
      .then(({ hits }) => stale || setFound({ phase: 'found', hits }))
      .catch(() => stale || setFound({ phase: 'failed' }));
    return () => {
      stale = true;
    };
  }, [query, meetingId]);
  return found;
}

function HitEntry({ hit, open }: { hit: Hit; open: () => void }) {
  const { t } = useTranslation('papers');
  const { text, start, end } = hit.excerpt;
  return (
    <button type="button" className={classes.entry} onClick={open}>
      <span className={classes.names}>
        <b>{hit.title}</b>
        <span className="meta">{t('pageNumber', { page: hit.page })}</span>
        <span className={classes.excerpt}>
          {text.slice(0, start)}
          <mark>{text.slice(start, end)}</mark>
          {text.slice(end)}
        </span>
      </span>
    </button>
  );
}

/** Searches all papers of the meeting that this person may read; tones don't matter. A hit opens its page. */
export function SearchSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('papers');
  const { store } = useSession();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text, 250);
  const found = useHits(query, store.meetingId);
  const open = (hit: Hit): void => {
    const { paperId, versionId, page, excerpt } = hit;
    const found = { versionId, page, words: excerpt.text.slice(excerpt.start, excerpt.end) };
    setReader({ paperId, page, following: false, besideId: null, found });
    close();
  };
  return (
    <Sheet opened={opened} onClose={close} title={t('searchTitle')} closeLabel={t('close')}>
      <TextInput
        label={t('searchLabel')}
        description={t('searchHint')}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={`meta ${classes.found}`} role="status">
        {found.phase === 'found' ? t('hits', { count: found.hits.length }) : t(`search.${found.phase}`)}
      </p>
      <div className={classes.list}>
        {found.phase === 'found'
          ? found.hits.map((hit) => <HitEntry key={`${hit.versionId}/${hit.page}`} hit={hit} open={() => open(hit)} />)
          : null}
      </div>
    </Sheet>
  );
}
