import { useTranslation } from 'react-i18next';
import { nameInSentence } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { MemberCells } from '#client/ui/MemberCells.tsx';
import classes from './QuorumCard.module.css';
import { headCount, isArriving, presenceCells, quorum } from './selectors.ts';

function useHeadWords(): string {
  const { t } = useTranslation('attendance');
  const head = useMeeting(headCount);
  const counts = t(head.remote > 0 ? 'roomAndRemote' : 'roomOnly', { room: head.onSite, remote: head.remote });
  if (head.excused.length === 0 || head.excused.length > 3) {
    return head.excused.length > 3 ? `${counts} ${t('excusedCount', { count: head.excused.length })}` : counts;
  }
  const names = head.excused.map((person) =>
    person.unit ? `${nameInSentence(person)}, ${person.unit}` : nameInSentence(person),
  );
  return `${counts} ${t('excusedNames', { names: names.join('; ') })}`;
}

const LOOKS = {
  met: { tone: 'ok', icon: 'check', words: 'metNeeds' },
  awaited: { tone: 'neutral', icon: 'people', words: 'waitingNeeds' },
  missing: { tone: 'bad', icon: 'warning', words: 'missingNeeds' },
} as const;

/** Who is here: the count against the number needed, a cell per member, and the absent by name. */
export function QuorumCard({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('attendance');
  const count = useMeeting(quorum);
  const cells = useMeeting(presenceCells);
  const words = useHeadWords();
  const arriving = useMeeting(isArriving);
  if (count === null) {
    return null;
  }
  const look = LOOKS[count.met ? 'met' : arriving ? 'awaited' : 'missing'];
  return (
    <Card padded aria-label={t('membersPresent')}>
      <div className={classes.head}>
        <span className="meta grow">{t('membersPresent')}</span>
        <button type="button" className={classes.open} onClick={onOpen}>
          {t('listTitle')}
          <Icon name="right" size={20} />
        </button>
      </div>
      <div className="row">
        <b
          className={cx('num grow', classes.figure, look.tone === 'bad' && 'inkAgainst')}
        >{`${count.present}/${count.total}`}</b>
        <Chip tone={look.tone} icon={look.icon}>
          {t(look.words, { count: count.required })}
        </Chip>
      </div>
      <div className={classes.cells}>
        <MemberCells cells={cells} label={words} />
      </div>
      <p className="meta">{words}</p>
    </Card>
  );
}
