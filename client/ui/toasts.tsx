import { notifications } from '@mantine/notifications';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Tone = 'ok' | 'bad' | 'warn' | 'accent';
type Toast = { message: string; title?: string; tone?: Tone; id?: string };

const looks: Record<Tone, { icon: GlyphName; color: string }> = {
  ok: { icon: 'check', color: 'agree' },
  bad: { icon: 'warning', color: 'against' },
  warn: { icon: 'info', color: 'warn' },
  accent: { icon: 'info', color: 'accent' },
};

/** Shows a short message that leaves by itself; it is spoken to screen readers. The same `id` replaces the former one. */
export function showToast({ message, title, tone = 'accent', id }: Toast): void {
  const look = looks[tone];
  if (id) {
    notifications.hide(id);
  }
  notifications.show({
    ...(id ? { id } : {}),
    message,
    title,
    color: look.color,
    icon: <Icon name={look.icon} size={20} />,
    autoClose: tone === 'bad' ? 8000 : 5000,
    withBorder: true,
  });
}
