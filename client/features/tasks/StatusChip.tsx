import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '#client/ui/Chip.tsx';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import type { TaskStatus } from '#protocol/task.ts';

const LOOK: Record<TaskStatus, { readonly tone: Tone; readonly icon: GlyphName }> = {
  waiting: { tone: 'accent', icon: 'clock' },
  in_progress: { tone: 'accent', icon: 'clock' },
  overdue: { tone: 'bad', icon: 'warning' },
  completed_on_time: { tone: 'ok', icon: 'check' },
  completed_late: { tone: 'warn', icon: 'check' },
  returned: { tone: 'warn', icon: 'undo' },
  cancelled: { tone: 'neutral', icon: 'cross' },
};

/** The status of a task in the words of national tracking, with a sign beside the colour; `words` in their place. */
export function StatusChip({ status, words }: { status: TaskStatus; words?: string }) {
  const { t } = useTranslation('tasks');
  const { tone, icon } = LOOK[status];
  return (
    <Chip tone={tone} icon={icon}>
      {words ?? t(`status.${status}`)}
    </Chip>
  );
}
