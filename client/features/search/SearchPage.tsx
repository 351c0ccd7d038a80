import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AppFrame } from '#client/features/frame/index.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { useKeys } from '#client/lib/useKeys.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { Results } from './Results.tsx';
import classes from './Search.module.css';
import { type Searched, useSearch } from './useSearch.ts';

const hits = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-hit]')];
const box = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-search]');

/** Arrows go from the box through the hits and back. */
function step(event: KeyboardEvent, by: 1 | -1): void {
  const all = hits();
  const now = all.indexOf(document.activeElement as HTMLElement);
  const next = now + by;
  event.preventDefault();
  (next < 0 ? box() : (all[next] ?? all.at(-1)))?.focus();
}

function Answer({ searched }: { searched: Searched }) {
  const { t } = useTranslation('search');
  switch (searched.phase) {
    case 'idle':
      return (
        <StateCard icon="search" title={t('idle')}>
          {t('idleHint')}
        </StateCard>
      );
    case 'searching':
      return <Skeleton label={t('searching')} />;
    case 'failed':
      return <StateCard icon="networkOff" tone="warn" title={rejectionMessage(searched.rejection)} />;
    case 'found':
      return <Results answer={searched.answer} query={searched.query} />;
  }
}

function Search() {
  const { t } = useTranslation('search');
  const [params, setParams] = useSearchParams();
  const [typed, type] = useState(params.get('q') ?? '');
  const searched = useSearch(typed);
  const found = searched.phase === 'found' ? searched.query : null;
  useEffect(() => {
    // The words stand in the address, so that "back" from a hit comes to the same hits.
    if (found !== null) {
      setParams({ q: found }, { replace: true });
    }
  }, [found, setParams]);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      box()?.focus();
    },
  });
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      step(event, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between what can be focused anyway
    <div className={classes.search} onKeyDown={move}>
      <TextInput
        size="lg"
        type="search"
        aria-label={t('box')}
        placeholder={t('box')}
        leftSection={<Icon name="search" size={24} />}
        autoFocus
        data-search
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div role="status" className={classes.results}>
        <Answer searched={searched} />
      </div>
    </div>
  );
}

/** One box over papers, what was said, minutes and tasks. */
export function SearchPage() {
  const { t } = useTranslation('search');
  return <AppFrame title={t('title')}>{() => <Search />}</AppFrame>;
}
