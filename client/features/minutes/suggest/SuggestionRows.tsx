import type { Editor } from '@tiptap/core';
import { useTranslation } from 'react-i18next';
import { fullName } from '#client/i18n/names.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from './Suggest.module.css';
import { decide, type Suggestion } from './suggestions.ts';

type RowProps = { suggestion: Suggestion; editor: Editor; editable: boolean };

function Row({ suggestion: { id, by, added, removed }, editor, editable }: RowProps) {
  const { t } = useTranslation('minutes');
  const me = useMyId();
  const name = useMeeting((state) => {
    const person = state.shared.people.byId[by];
    return person === undefined ? t('suggest.somebody') : fullName(person);
  });
  const settle = (accept: boolean): void => {
    editor.view.dispatch(decide(editor.state, { ids: new Set([id]), accept }));
  };
  return (
    <li className={classes.row}>
      <span className="grow">
        <b>{name}</b> {t('suggest.by')}
        {removed === '' ? null : <del className={classes.removed}>{removed}</del>}
        {added === '' ? null : <ins className={classes.added}>{added}</ins>}
      </span>
      {editable ? (
        <>
          <Button icon="check" iconSize={16} onClick={() => settle(true)}>
            {t('suggest.accept')}
          </Button>
          <Button icon="cross" iconSize={16} onClick={() => settle(false)}>
            {t(by === me ? 'suggest.takeBack' : 'suggest.refuse')}
          </Button>
        </>
      ) : null}
    </li>
  );
}

/** What others want changed in this paragraph, each with its author, to be accepted or refused. */
export function SuggestionRows(props: { suggestions: readonly Suggestion[]; editor: Editor; editable: boolean }) {
  const { suggestions, ...rest } = props;
  return suggestions.length === 0 ? null : (
    <ul className={classes.rows}>
      {suggestions.map((suggestion) => (
        <Row key={suggestion.id} suggestion={suggestion} {...rest} />
      ))}
    </ul>
  );
}
