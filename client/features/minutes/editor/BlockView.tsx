import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useMemo } from 'react';
import { useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { isEditable } from '#domain/minutes.ts';
import { BlockEvidence } from '#protocol/minutes.ts';
import { Remarks } from '../remarks/Remarks.tsx';
import { SuggestionRows } from '../suggest/SuggestionRows.tsx';
import { acceptedWords, suggestionsIn } from '../suggest/suggestions.ts';
import type { BlockAttributes } from './blockNode.ts';
import { EvidenceChips } from './EvidenceChips.tsx';
import classes from './Minutes.module.css';
import { UnprovenNotice } from './UnprovenNotice.tsx';
import { useProof } from './useProof.ts';

function evidenceOf(json: string): BlockEvidence[] {
  try {
    return BlockEvidence.array().parse(JSON.parse(json));
  } catch {
    return [];
  }
}

const HEADINGS: ReadonlySet<string> = new Set(['item', 'conclusion']);

/** What stands under the words: their proof, remarks, suggestions, and what is still missing. */
function Beside({ node, editor, updateAttributes, deleteNode, missing }: NodeViewProps & { missing: boolean }) {
  const attributes = node.attrs as BlockAttributes;
  const blockId = attributes.blockId ?? '';
  const evidence = useMemo(() => evidenceOf(attributes.evidence), [attributes.evidence]);
  const editable = useMeeting((state) => isEditable(state.shared.minutes)) && editor.isEditable;
  return (
    <div contentEditable={false} className={classes.proof}>
      {HEADINGS.has(attributes.kind) ? null : <EvidenceChips evidence={evidence} />}
      {missing ? (
        <UnprovenNotice
          blockId={blockId}
          text={acceptedWords(node)}
          editable={editable}
          attach={(found) => updateAttributes({ evidence: JSON.stringify([...evidence, found]) })}
          remove={deleteNode}
        />
      ) : null}
      <Remarks blockId={blockId} />
      <SuggestionRows suggestions={suggestionsIn(node)} editor={editor} editable={editable} />
    </div>
  );
}

/** One paragraph in the editor: the words, and under them what proves them or what is still missing. */
export function BlockView(props: NodeViewProps) {
  const { node } = props;
  const attributes = node.attrs as BlockAttributes;
  const evidence = useMemo(() => evidenceOf(attributes.evidence), [attributes.evidence]);
  const text = acceptedWords(node);
  const missing = useProof(attributes.blockId ?? '', text, evidence) === 'missing' && text.trim() !== '';
  return (
    <NodeViewWrapper
      as="div"
      className={cx(classes.block, HEADINGS.has(attributes.kind) && classes.heading, missing && classes.missing)}
      data-block={attributes.blockId}
      hidden={attributes.emptied !== null && node.content.size === 0}
    >
      <NodeViewContent<'div'> as="div" />
      <Beside {...props} missing={missing} />
    </NodeViewWrapper>
  );
}
