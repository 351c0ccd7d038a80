import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { offlineWorker, pdfReaderParts } from './vite.plugins.ts';

const server = process.env.NGHI_SU_SERVER ?? 'http://127.0.0.1:8080';
/** What the server answers; the client's own folder `collab` is none of it. */
const proxied = ['/api', '/socket.io', '^/collab/(?!.*\\.ts)', '/files', '/health'];

/** The client's build: sources in `client`, result in `dist/client`, which the server serves. */
export default defineConfig({
  root: 'client',
  plugins: [react(), pdfReaderParts(), offlineWorker('client/serviceWorker/main.ts')],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: ['chrome109', 'safari16.4', 'firefox115'],
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, ws: true, changeOrigin: false }])),
  },
});
