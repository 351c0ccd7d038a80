import { useTranslation } from 'react-i18next';
import { Away } from '#client/features/attendance/index.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { cx } from '#client/ui/cx.ts';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import { totalSeconds, useSecondsLeft } from './useSecondsLeft.ts';
import { PaperLink } from './VoteHead.tsx';
import classes from './VoteSheet.module.css';
import { Answers, type SheetProps, usePassLabel, usePassWords } from './VoteSheet.tsx';

function Time({ poll }: Pick<SheetProps, 'poll'>) {
  const { t } = useTranslation('poll');
  const left = useSecondsLeft(poll);
  return (
    <div className={classes.phoneTime}>
      <div className="row base">
        {left === null ? <span className="strong grow">{t('closedByChair')}</span> : null}
        {left === null ? null : (
          <>
            <b className={cx('num', left <= 10 && 'inkWarn')}>{left}</b>
            <span className="meta grow">{t('secondsLeft')}</span>
          </>
        )}
        <span className="meta num">{t('receivedOf', { received: poll.received, voters: poll.voters })}</span>
      </div>
      {left === null ? null : <ProgressBar className={classes.phoneBar} fraction={left / totalSeconds(poll)} />}
    </div>
  );
}

/** Screen 8b: an open vote on a phone. */
export function PhoneVote(props: SheetProps) {
  const { t } = useTranslation('poll');
  const { poll, onPaper } = props;
  const passes = usePassWords(poll);
  return (
    <div className={classes.phone}>
      <Time poll={poll} />
      <main className={classes.phoneMain}>
        <h2>{keepTogether(poll.question)}</h2>
        <PaperLink poll={poll} onPaper={onPaper} />
        <Away />
        <Answers {...props} />
      </main>
      <footer className={classes.phoneFoot}>
        <div className="row base">
          <span className="meta grow">{`${usePassLabel(poll)} ${passes}`}</span>
          <b className="num">{poll.code}</b>
        </div>
        {poll.ownWeight === null ? null : <p className="meta">{`${t('ownWeight')}: ${poll.ownWeight}`}</p>}
        <p className="meta">
          {t('ifSilent')} {t(`silence.${poll.silence}`)}
        </p>
      </footer>
    </div>
  );
}
