import path from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { Rejected } from '#domain/rejected.ts';
import type { Config } from '#server/config/config.ts';
import type { ServerParts } from '#server/parts.ts';
import { answerErrors } from './answers.ts';
import { healthRouter, type Probe } from './health.ts';
import { coreRouters, type Mount } from './routers.ts';
import { screensRouter } from './screens.ts';
import { trustRouter } from './trust.ts';
import { recogniseVisitor, refuseForgeries } from './visitor.ts';

const clientFolder = path.resolve(import.meta.dirname, '../../dist/client');

/** Largest JSON body; papers have their own way in. */
const LARGEST_JSON = '256kb';

/**
 * What pages may load: their own files only. WebAssembly for pictures in PDFs, blobs for workers and sound, inline styles
 * because the component library sets them at run time. The host is named for browsers whose 'self' leaves out sockets.
 */
function contentSecurity(config: Config): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'blob:', 'data:', (request) => `wss://${request.headers.host ?? 'localhost'}`],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A local authority may be removed from a tablet again: only a given certificate is for ever.
    strictTransportSecurity: config.tls !== undefined && config.trust === undefined,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    originAgentCluster: true,
  });
}

const permissionsPolicy: RequestHandler = (_request, response, next) => {
  response.setHeader('permissions-policy', 'camera=(self), microphone=(self), display-capture=(self), geolocation=()');
  next();
};

const answersAreNotKept: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/** The web application: headers, who is asking, forgery check, the API of all areas, then the screens. */
export function createWeb(parts: ServerParts, mounts: readonly Mount[], probes: readonly Probe[]): Express {
  const { config, db, auth, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy ?? false);
  app.use(contentSecurity(config), permissionsPolicy);
  app.use(healthRouter(config, db, probes));
  if (config.trust !== undefined) {
    app.use(trustRouter({ authorityFile: config.trust.authorityFile, securePort: config.https.port }));
  }
  app.use('/api', answersAreNotKept, recogniseVisitor(auth), refuseForgeries, express.json({ limit: LARGEST_JSON }));
  // The more exact address comes first: a ballot isn't held against every other address of the API.
  for (const { path: at, router } of [...coreRouters(parts), ...mounts].sort((a, b) => b.path.length - a.path.length)) {
    app.use(at, router);
  }
  app.use('/api', () => {
    throw new Rejected('not_found');
  });
  app.use(screensRouter(clientFolder));
  app.use(() => {
    throw new Rejected('not_found');
  });
  app.use(answerErrors(log));
  return app;
}
