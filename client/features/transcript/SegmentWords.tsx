import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { SURE_WORD } from '#domain/speechWords.ts';
import type { Word } from '#protocol/speech.ts';
import classes from './Transcript.module.css';

type Run = { readonly key: number; readonly text: string; readonly doubtful: boolean };

/** Neighbouring words of the same certainty as one run, so that a doubtful phrase is one mark. */
function runsOf(words: readonly Word[]): Run[] {
  const runs: { key: number; texts: string[]; doubtful: boolean }[] = [];
  for (const [text, startMs, , confidence] of words) {
    const doubtful = confidence < SURE_WORD;
    const last = runs.at(-1);
    if (last?.doubtful === doubtful) {
      last.texts.push(text);
    } else {
      runs.push({ key: startMs + runs.length, texts: [text], doubtful });
    }
  }
  return runs.map(({ key, texts, doubtful }) => ({ key, text: texts.join(' '), doubtful }));
}

/** The words of a segment; those the machine was unsure of are underlined and named so for screen readers. */
export function SegmentWords({ words }: { words: readonly Word[] }) {
  const { t } = useTranslation('transcript');
  return (
    <>
      {runsOf(words).map(({ key, text, doubtful }) => (
        <Fragment key={key}>
          {doubtful ? (
            <mark className={classes.doubt} title={t('doubtfulWord')}>
              {text}
            </mark>
          ) : (
            text
          )}{' '}
        </Fragment>
      ))}
    </>
  );
}
