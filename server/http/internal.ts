import { createServer, type Server } from 'node:http';
import express, { type RequestHandler } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { CommandEnvelope } from '#protocol/envelope.ts';
import { ServiceName } from '#protocol/roles.ts';
import { isSame } from '#server/auth/secrets.ts';
import { execute } from '#server/commands/execute.ts';
import type { ServerParts } from '#server/parts.ts';
import { answerErrors, parsed } from './answers.ts';
import type { Mount } from './routers.ts';

/** A stretch of heard speech with its words is the largest thing a service says. */
const LARGEST = '4mb';

/**
 * The loopback server for the product's own services: `POST /internal/command` with the service token as bearer, the
 * service's name in `x-service` and a command envelope as body. Answers a command reply, status 200 also when refused.
 */
export function createInternalServer(parts: ServerParts, mounts: readonly Mount[] = []): Server {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ ok: true });
  });
  app.use(servicesOnly(parts.config.secrets.serviceToken));
  app.post('/internal/command', express.json({ limit: LARGEST }), async (request, response) => {
    const service = parsed(ServiceName.exclude(['server']), request.get('x-service'));
    const envelope = parsed(CommandEnvelope, request.body);
    response.json(await execute(parts.timeline, { kind: 'service', service }, envelope));
  });
  for (const { path, router } of mounts) {
    app.use(path, router);
  }
  app.use(answerErrors(parts.log));
  return createServer(app);
}

function servicesOnly(serviceToken: string): RequestHandler {
  return (request, _response, next) => {
    const [scheme, token] = (request.get('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !isSame(token ?? '', serviceToken)) {
      throw new Rejected('unauthenticated', 'AUTH-1');
    }
    next();
  };
}
