import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './styles/tokens.css';
import './styles/mantine.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startI18n } from './i18n/index.ts';
import { startWorker } from './offline/index.ts';
import { reloadForLostFiles } from './realtime/index.ts';
import { renewOnNextPage } from './routes.tsx';
import { applyAppearance } from './styles/appearance.ts';

// A page of an older version asks for files that a newer one no longer has: it is loaded anew, once.
window.addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  reloadForLostFiles();
});

async function start(): Promise<void> {
  applyAppearance();
  await startI18n();
  const root = document.getElementById('root');
  if (root) {
    createRoot(root).render(<App />);
  }
  await startWorker(renewOnNextPage);
}

void start();
