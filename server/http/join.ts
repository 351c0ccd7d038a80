import { type Request, Router } from 'express';
import { z } from 'zod';
import { JoinCodeText, JoinEnter, NewJoinCode } from '#protocol/http.ts';
import { enterWith, issueCode, lookAt } from '#server/auth/joinCodes.ts';
import type { Config } from '#server/config/config.ts';
import type { ServerParts } from '#server/parts.ts';
import { isUsed } from '#server/persistence/joinCodes.ts';
import { seatsOf } from '#server/persistence/sessions.ts';
import { lanAddresses } from '#server/start/tls/addresses.ts';
import { param, parsed } from './answers.ts';
import { requireSteward } from './meetingAccess.ts';
import { triesPerMinute, welcome } from './session.ts';

const Look = z.strictObject({ code: JoinCodeText });

/** Where tablets reach this server: as configured, as the steward's browser does, or over the LAN when that is this machine itself. */
export function addressForTablets(config: Config, request: Request): string {
  const { hostname } = request;
  const [lan] = lanAddresses();
  if (config.publicUrl !== undefined) {
    return config.publicUrl.replace(/\/$/, '');
  }
  const onThisMachine = /^(localhost|127\.|\[?::1)/.test(hostname ?? '');
  return onThisMachine && config.tls !== undefined && lan !== undefined
    ? `https://${lan}:${config.https.port}`
    : `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

/** Codes for tablets, guests and big screens: made by stewards, looked at and used by whoever holds one. */
export function joinRouter(parts: ServerParts): Router {
  const router = Router();
  router.post('/meetings/:meetingId/codes', async (request, response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    const wanted = parsed(NewJoinCode, request.body);
    response.status(201).json(await issueCode(parts, state, wanted, addressForTablets(parts.config, request)));
  });
  router.get('/meetings/:meetingId/codes/:codeId', async (request, response) => {
    const meetingId = param(request, 'meetingId');
    await requireSteward(parts, request, meetingId);
    response.json({ used: await isUsed(parts.db, meetingId, param(request, 'codeId')) });
  });
  router.get('/meetings/:meetingId/seats', async (request, response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    response.json({ seats: await seatsOf(parts.db, state.meetingId, new Date()) });
  });
  router.delete('/meetings/:meetingId/seats/:participantId', async (request, response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    await parts.auth.endSeats(state.meetingId, param(request, 'participantId'));
    response.json({});
  });
  const tries = triesPerMinute(10);
  router.post('/join/look', tries, async (request, response) => {
    response.json(await lookAt(parts, parsed(Look, request.body).code));
  });
  router.post('/join/enter', tries, async (request, response) => {
    const given = parsed(JoinEnter, request.body);
    await welcome(parts, request, response, await enterWith(parts, given, request.get('user-agent') ?? ''));
  });
  return router;
}
