import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { setReader } from '#client/features/papers/index.ts';
import { formatDay, formatTimeSeconds } from '#client/i18n/format.ts';
import { momentAddress } from '#client/lib/momentAddress.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { Group, MinutesFound, PaperFound, SearchAnswer } from '#protocol/search.ts';
import { Marked } from './Marked.tsx';
import { MinutesSheet } from './MinutesSheet.tsx';
import classes from './Search.module.css';

type SectionProps = { icon: GlyphName; title: string; group: Group<unknown>; children: ReactNode };

function Section({ icon, title, group, children }: SectionProps) {
  const { t } = useTranslation('search');
  if (group.hits.length === 0) {
    return null;
  }
  return (
    <section className={classes.group} aria-label={title}>
      <h2 className={classes.head}>
        <Icon name={icon} size={20} /> {title}{' '}
        <span className="meta num">
          {group.more ? t('countMore', { count: group.hits.length }) : group.hits.length}
        </span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

type HitProps = { to: string; where: string; text: string; query: string; onOpen?: () => void };

function Hit({ to, where, text, query, onOpen }: HitProps) {
  return (
    <li>
      <Link className={classes.hit} data-hit to={to} onClick={onOpen}>
        <span className="meta">{where}</span>
        <span>
          <Marked text={text} query={query} />
        </span>
      </Link>
    </li>
  );
}

/** The page opens in the reader of its meeting, apart from the presenter. */
const openPage = ({ paperId, page }: PaperFound) => setReader({ paperId, page, following: false, besideId: null });

function MinutesHit({ hit, query, open }: { hit: MinutesFound; query: string; open: () => void }) {
  return (
    <li>
      <button type="button" className={classes.hit} data-hit onClick={open}>
        <span className="meta">{hit.meetingTitle}</span>
        <span>
          <Marked text={hit.text} query={query} />
        </span>
      </button>
    </li>
  );
}

/** Everything that was found, by kind; a hit leads to its page, second, paragraph or task. */
export function Results({ answer, query }: { answer: SearchAnswer; query: string }) {
  const { t } = useTranslation('search');
  const [reading, read] = useState<MinutesFound | null>(null);
  const { papers, speech, minutes, tasks } = answer;
  if ([papers, speech, minutes, tasks].every(({ hits }) => hits.length === 0)) {
    return (
      <StateCard icon="search" title={t('nothing', { query })}>
        {t('nothingHint')}
      </StateCard>
    );
  }
  return (
    <>
      <Section icon="task" title={t('group.tasks')} group={tasks}>
        {tasks.hits.map(({ taskId, leadUnit, status, dueDay, text }) => {
          const due =
            dueDay === null ? t('tasks:noDue') : t('tasks:dueOn', { day: formatDay(`${dueDay}T12:00:00+07:00`) });
          const where = `${leadUnit} · ${t(`tasks:status.${status}`)} · ${due}`;
          return <Hit key={taskId} to={`/nhiem-vu/${taskId}`} where={where} text={text} query={query} />;
        })}
      </Section>
      <Section icon="file" title={t('group.papers')} group={papers}>
        {papers.hits.map((hit) => (
          <Hit
            key={`${hit.versionId}/${hit.page}`}
            to={`/hop/${hit.meetingId}/dai-bieu`}
            where={t('onPage', { title: hit.title, page: hit.page, meeting: hit.meetingTitle })}
            text={hit.text}
            query={query}
            onOpen={() => openPage(hit)}
          />
        ))}
      </Section>
      <Section icon="message" title={t('group.speech')} group={speech}>
        {speech.hits.map(({ meetingId, meetingTitle, segmentId, speaker, at, text }) => {
          const who = speaker === '' ? t('unknownSpeaker') : speaker;
          const where = `${who} · ${formatTimeSeconds(at)} ${formatDay(at)} · ${meetingTitle}`;
          return <Hit key={segmentId} to={momentAddress(meetingId, at)} where={where} text={text} query={query} />;
        })}
      </Section>
      <Section icon="note" title={t('group.minutes')} group={minutes}>
        {minutes.hits.map((hit) => (
          <MinutesHit key={`${hit.meetingId}/${hit.blockId}`} hit={hit} query={query} open={() => read(hit)} />
        ))}
      </Section>
      <MinutesSheet hit={reading} query={query} close={() => read(null)} />
    </>
  );
}
