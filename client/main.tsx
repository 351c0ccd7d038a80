import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './styles/tokens.css';
import './styles/mantine.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startI18n } from './i18n/index.ts';
import { applyAppearance } from './styles/appearance.ts';

async function start(): Promise<void> {
  applyAppearance();
  await startI18n();
  const root = document.getElementById('root');
  if (root) {
    createRoot(root).render(<App />);
  }
}

void start();
