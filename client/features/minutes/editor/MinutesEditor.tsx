import { Node } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { openSharedDocument, type SharedDocument } from '#client/collab/index.ts';
import { fullName } from '#client/i18n/names.ts';
import { useMeeting, useMyId, useSession } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { isEditable } from '#domain/minutes.ts';
import { HistoryButton } from '../history/HistoryButton.tsx';
import { Deletion, Insertion } from '../suggest/marks.ts';
import suggest from '../suggest/Suggest.module.css';
import { SuggestBar } from '../suggest/SuggestBar.tsx';
import { Suggesting } from '../suggest/suggesting.ts';
import { MinutesBlockNode } from './blockNode.ts';
import classes from './Minutes.module.css';
import { OwnPlace } from './ownPlace.ts';
import { tellOfCaret } from './pendingSelection.ts';
import { UnprovenCount } from './UnprovenCount.tsx';

const Doc = Node.create({ name: 'doc', topNode: true, content: 'minutesBlock*' });
const Text = Node.create({ name: 'text' });

/** Colours of the carets of others: dark enough for white letters. */
const CARETS = ['#7A3FB8', '#0B7547', '#B3261E', '#8A5700', '#1A56C4', '#5C6878'];

function colourOf(id: string): string {
  const sum = [...id].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return CARETS[sum % CARETS.length] ?? '#5C6878';
}

function useMinutesDocument(): SharedDocument | null {
  const { store } = useSession();
  const me = useMyId();
  const [document, setDocument] = useState<SharedDocument | null>(null);
  useEffect(() => {
    if (me === null) {
      return;
    }
    const opened = openSharedDocument(`minutes/${store.meetingId}`, { offlineOwner: me });
    opened.beforeOthers(tellOfCaret);
    setDocument(opened);
    return () => opened.close();
  }, [store.meetingId, me]);
  return document;
}

function Editor({ document, name, id }: { document: SharedDocument; name: string; id: string }) {
  const editable = useMeeting((state) => isEditable(state.shared.minutes));
  const editor = useEditor(
    {
      editable,
      extensions: [
        Doc,
        Text,
        Insertion,
        Deletion,
        MinutesBlockNode,
        Suggesting.configure({ by: id }),
        Collaboration.configure({ document: document.doc, field: 'minutes' }),
        OwnPlace,
        CollaborationCaret.configure({ provider: document.provider, user: { name, color: colourOf(id) } }),
      ],
      editorProps: { attributes: { lang: 'vi', role: 'textbox', 'aria-multiline': 'true', 'aria-label': name } },
    },
    [document],
  );
  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);
  return (
    <>
      {editor === null ? null : (
        <SuggestBar editor={editor} editable={editable}>
          <UnprovenCount editor={editor} />
          <HistoryButton />
        </SuggestBar>
      )}
      <div className={cx(classes.paper, suggest.text)}>
        <EditorContent editor={editor} />
      </div>
    </>
  );
}

/** The minutes, edited together: everybody's caret is visible, nobody's words are lost. */
export function MinutesEditor() {
  const document = useMinutesDocument();
  const me = useMyId();
  const name = useMeeting((state) => {
    const person = me === null ? undefined : state.shared.people.byId[me];
    return person === undefined ? '' : fullName(person);
  });
  return document === null || me === null ? null : <Editor document={document} name={name} id={me} />;
}
