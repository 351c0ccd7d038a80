import type { GlyphName } from '#client/ui/glyphs.tsx';
import type { Choice } from './types.ts';

/** The three equal choices in their fixed order, with sign and key. */
export const CHOICES: readonly { readonly choice: Choice; readonly icon: GlyphName; readonly key: string }[] = [
  { choice: 'agree', icon: 'check', key: '1' },
  { choice: 'against', icon: 'cross', key: '2' },
  { choice: 'abstain', icon: 'minus', key: '3' },
];
