import { notifications } from '@mantine/notifications';
import { Button } from './Button.tsx';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Tone = 'ok' | 'bad' | 'warn' | 'accent';
type Action = { readonly label: string; readonly run: () => void };
type Toast = { message: string; title?: string; tone?: Tone; id?: string; action?: Action };

const looks: Record<Tone, { icon: GlyphName; color: string }> = {
  ok: { icon: 'check', color: 'agree' },
  bad: { icon: 'warning', color: 'against' },
  warn: { icon: 'info', color: 'warn' },
  accent: { icon: 'info', color: 'accent' },
};

function WithAction({ message, action }: { message: string; action: Action }) {
  return (
    <span className="row">
      <span className="grow">{message}</span>
      <Button onClick={action.run}>{action.label}</Button>
    </span>
  );
}

/**
 * Shows a short message that leaves by itself, one with an action when it is put away; it is spoken to screen readers. The
 * same `id` replaces the former one.
 */
export function showToast({ message, title, tone = 'accent', id, action }: Toast): void {
  const look = looks[tone];
  if (id) {
    notifications.hide(id);
  }
  notifications.show({
    ...(id ? { id } : {}),
    message: action === undefined ? message : <WithAction message={message} action={action} />,
    title,
    color: look.color,
    icon: <Icon name={look.icon} size={20} />,
    autoClose: action === undefined ? (tone === 'bad' ? 8000 : 5000) : false,
    withBorder: true,
  });
}
