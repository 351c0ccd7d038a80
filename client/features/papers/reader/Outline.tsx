import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Heading, outlineOf } from '#client/pdf/index.ts';
import { cx } from '#client/ui/cx.ts';
import classes from './Reader.module.css';

const NONE: readonly Heading[] = [];

/** The open paper's own table of contents; empty until it is read, and when it has none. */
export function useOutline(versionId: string): readonly Heading[] {
  const [read, setRead] = useState<{ versionId: string; headings: readonly Heading[] } | null>(null);
  useEffect(() => {
    let stale = false;
    outlineOf(versionId).then(
      (headings) => stale || setRead({ versionId, headings }),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [versionId]);
  return read?.versionId === versionId ? read.headings : NONE;
}

type Props = { headings: readonly Heading[]; page: number; turn: (page: number) => void };

/** Headings of the paper; the one that the open page belongs to is marked. */
export function Outline({ headings, page, turn }: Props) {
  const { t } = useTranslation('papers');
  const current = headings.findLast((heading) => heading.page <= page);
  return (
    <nav className={classes.outline} aria-label={t('outline')}>
      {headings.map((heading) => (
        <button
          key={heading.id}
          type="button"
          className={cx(classes.heading, heading === current && classes.currentHeading)}
          aria-current={heading === current ? 'location' : undefined}
          style={{ paddingLeft: `${0.5 + heading.depth * 0.75}rem` }}
          onClick={() => turn(heading.page)}
        >
          <span>{heading.title}</span>
          <span className="num">{heading.page}</span>
        </button>
      ))}
    </nav>
  );
}
