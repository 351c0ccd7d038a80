import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useMemo } from 'react';
import { useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { BlockEvidence } from '#protocol/minutes.ts';
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

/** One paragraph in the editor: the words, and under them what proves them or what is still missing. */
export function BlockView({ node, editor, updateAttributes, deleteNode }: NodeViewProps) {
  const attributes = node.attrs as BlockAttributes;
  const evidence = useMemo(() => evidenceOf(attributes.evidence), [attributes.evidence]);
  const text = node.textContent;
  const proof = useProof(attributes.blockId ?? '', text, evidence);
  const editable = useMeeting((state) => ['none', 'drafting', 'review'].includes(state.shared.minutes.status));
  const missing = proof === 'missing' && text.trim() !== '';
  return (
    <NodeViewWrapper
      as="div"
      className={cx(classes.block, HEADINGS.has(attributes.kind) && classes.heading, missing && classes.missing)}
      data-block={attributes.blockId}
    >
      <NodeViewContent<'div'> as="div" />
      <div contentEditable={false} className={classes.proof}>
        {HEADINGS.has(attributes.kind) ? null : <EvidenceChips evidence={evidence} />}
        {missing ? (
          <UnprovenNotice
            blockId={attributes.blockId ?? ''}
            text={text}
            editable={editable && editor.isEditable}
            attach={(found) => updateAttributes({ evidence: JSON.stringify([...evidence, found]) })}
            remove={deleteNode}
          />
        ) : null}
      </div>
    </NodeViewWrapper>
  );
}
