import { Switch } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import classes from './Suggest.module.css';
import { allSuggestions, decide } from './suggestions.ts';

type Props = { editor: Editor; editable: boolean; children: ReactNode };

function All({ editor, count }: { editor: Editor; count: number }) {
  const { t } = useTranslation('minutes');
  const settle = (accept: boolean): void => {
    editor.view.dispatch(decide(editor.state, { ids: 'all', accept }));
  };
  return (
    <>
      <span className={classes.count}>{t('suggest.open', { count })}</span>
      <Button icon="check" iconSize={16} onClick={() => settle(true)}>
        {t('suggest.acceptAll')}
      </Button>
      <Button icon="cross" iconSize={16} onClick={() => settle(false)}>
        {t('suggest.refuseAll')}
      </Button>
    </>
  );
}

/** Above the text: whether one's own typing suggests or changes, and all open suggestions at once. */
export function SuggestBar({ editor, editable, children }: Props) {
  const { t } = useTranslation('minutes');
  const { on, count } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ on: now.storage.suggesting.on, count: allSuggestions(now.state.doc).length }),
  });
  const toggle = (wanted: boolean): void => {
    editor.storage.suggesting.on = wanted;
    // An empty transaction, so that the caret takes the mark up or drops it at once.
    editor.view.dispatch(editor.state.tr.setStoredMarks(null));
  };
  return (
    <div className={classes.bar}>
      {editable ? (
        <Switch
          size="md"
          label={t('suggest.mode')}
          checked={on}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
      ) : null}
      {editable && count > 0 ? <All editor={editor} count={count} /> : null}
      <span className={classes.grow} />
      {children}
    </div>
  );
}
