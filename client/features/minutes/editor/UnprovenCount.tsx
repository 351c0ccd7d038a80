import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { showBlock } from '../showBlock.ts';
import { acceptedWords } from '../suggest/suggestions.ts';
import type { BlockAttributes } from './blockNode.ts';
import { useMissing } from './useProof.ts';

type Unproven = { blockId: string; text: string };

/** Paragraphs with words and without evidence; somebody may answer for them. */
function unprovenIn(editor: Editor): Unproven[] {
  const found: Unproven[] = [];
  editor.state.doc.forEach((node) => {
    const { blockId, evidence } = node.attrs as BlockAttributes;
    const text = acceptedWords(node);
    if (text.trim() !== '' && (evidence === '' || evidence === '[]')) {
      found.push({ blockId: blockId ?? '', text });
    }
  });
  return found;
}

/** How many paragraphs nothing and nobody answers for yet; leads to the first of them. */
export function UnprovenCount({ editor }: { editor: Editor }) {
  const { t } = useTranslation('minutes');
  const unproven = useEditorState({ editor, selector: ({ editor: now }) => unprovenIn(now) });
  const missing = useMissing(unproven);
  const [first] = missing;
  return first === undefined ? null : (
    <Button icon="warning" iconSize={20} onClick={() => showBlock(first)}>
      {t('unprovenCount', { count: missing.length })}
    </Button>
  );
}
