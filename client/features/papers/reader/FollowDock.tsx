import { useTranslation } from 'react-i18next';
import { fullName, initials, nameInSentence } from '#client/i18n/names.ts';
import { useKeys } from '#client/lib/useKeys.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { shortName } from '../selectors.ts';
import classes from './Reader.module.css';
import { setReader } from './readerStore.ts';
import { useFollowers } from './useFollowers.ts';
import { type Reading, useReading } from './useReading.ts';
import { WithMe } from './WithMe.tsx';

/** Page counter with one button each way. */
export function Pager({ reading }: { reading: Reading & { paper: ReleasedPaper } }) {
  const { t } = useTranslation('papers');
  const { page, paper, turn } = reading;
  const last = paper.version.pages;
  return (
    <div className={classes.pager}>
      <button type="button" aria-label={t('previousPage')} disabled={page <= 1} onClick={() => turn(page - 1)}>
        <Icon name="left" />
      </button>
      <span className="num" role="img" aria-label={t('pageOf', { page, last })}>
        {page} / {last}
      </span>
      <button type="button" aria-label={t('nextPage')} disabled={page >= last} onClick={() => turn(page + 1)}>
        <Icon name="right" />
      </button>
    </div>
  );
}

function statusKey(reading: Reading): 'presenting' | 'following' | 'free' | 'alone' {
  if (reading.presenting) {
    return 'presenting';
  }
  if (reading.shown === null) {
    return 'alone';
  }
  return reading.following ? 'following' : 'free';
}

type WhoProps = { reading: Reading; paper: ReleasedPaper; count: number };

function Who({ reading, paper, count }: WhoProps) {
  const { t } = useTranslation('papers');
  const presenter = useMeeting((state) =>
    reading.shown === null ? undefined : state.shared.people.byId[reading.shown.presenterId],
  );
  const key = statusKey(reading);
  const { name: number, version } = shortName(paper);
  return (
    <>
      {presenter === undefined || key === 'presenting' ? null : (
        <Avatar initials={initials(presenter.name)} active={reading.following} />
      )}
      <div className={classes.who}>
        <div className="strong">
          {reading.following || reading.presenting ? <i className={classes.live} /> : null}
          {t(`follow.${key}`, { name: presenter === undefined ? '' : nameInSentence(presenter) })}
        </div>
        <div className="meta">
          {t(`follow.${key}Hint`, { count, name: presenter === undefined ? '' : fullName(presenter) })} ·{' '}
          {t('numberAndVersion', { number, version })}
        </div>
      </div>
    </>
  );
}

/** Left part of the member's dock: whom the pages follow, the pager, and one tap to leave or return. */
export function FollowDock({ itemId }: { itemId: string | null }) {
  const { t } = useTranslation('papers');
  const reading = useReading(itemId);
  const { paper, page, turn, following, shown, presenting } = reading;
  const withMe = useFollowers(reading);
  const toggle = (): void =>
    setReader(
      following && shown !== null
        ? { following: false, paperId: shown.paperId, page: shown.page }
        : { following: true },
    );
  const back = (): void => turn(page - 1);
  const on = (): void => turn(page + 1);
  // Names of keys, not components: their capital letters mean nothing here.
  useKeys(
    Object.fromEntries([
      ['ArrowLeft', back],
      ['ArrowRight', on],
      ['PageUp', back],
      ['PageDown', on],
      ['f', toggle],
    ]),
  );

  if (paper === null) {
    return null;
  }
  return (
    <>
      <Who reading={reading} paper={paper} count={withMe.length} />
      <WithMe ids={withMe} />
      <Pager reading={{ ...reading, paper }} />
      {presenting || shown === null ? null : (
        <Button icon={following ? 'eye' : 'link'} onClick={toggle}>
          {t(following ? 'leave' : 'return')}
        </Button>
      )}
    </>
  );
}
