import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from 'react-router/dom';
import { useMedia } from './lib/useMedia.ts';
import { router } from './routes.tsx';
import { useAppearance } from './styles/appearance.ts';
import { theme } from './styles/theme.ts';

/** The whole client: look, messages, pages. */
export function App() {
  const { theme: choice } = useAppearance();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const dark = choice === 'dark' || (choice === 'system' && systemDark);
  return (
    <MantineProvider theme={theme} forceColorScheme={dark ? 'dark' : 'light'}>
      <Notifications position="top-center" limit={3} />
      <RouterProvider router={router} />
    </MantineProvider>
  );
}
