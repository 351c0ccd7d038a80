import { useTranslation } from 'react-i18next';
import { type Keeping, useKeeping } from '#client/offline/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import type { GlyphName } from '#client/ui/glyphs.tsx';

const ICONS: Readonly<Record<Keeping, GlyphName>> = { kept: 'check', fetching: 'clock', noRoom: 'warning' };

/** Says in a word where a paper stands on this device; nothing where papers aren't kept. */
export function KeptChip({ versionId }: { versionId: string }) {
  const { t } = useTranslation('papers');
  const keeping = useKeeping(versionId);
  if (keeping === undefined) {
    return null;
  }
  return (
    <Chip small tone={keeping === 'noRoom' ? 'warn' : 'neutral'} icon={ICONS[keeping]}>
      {t(`keeping.${keeping}`)}
    </Chip>
  );
}
