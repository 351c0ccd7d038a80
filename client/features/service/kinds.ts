import type { GlyphName } from '#client/ui/glyphs.tsx';
import type { SummonsKind } from '#protocol/room.ts';

export const KIND_ICONS: Record<SummonsKind, GlyphName> = {
  water: 'cup',
  technical: 'tool',
  paper: 'file',
  other: 'hand',
};
