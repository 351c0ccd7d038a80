import { type Request, type Response, Router } from 'express';
import type { AccountSummary, SessionView } from '#protocol/http.ts';
import { SignIn } from '#protocol/http.ts';
import type { Session } from '#server/auth/auth.ts';
import { tokenCookie } from '#server/auth/cookies.ts';
import { checkSignIn } from '#server/auth/signIn.ts';
import type { ServerParts } from '#server/parts.ts';
import { parsed } from './answers.ts';
import { callsPerMinute } from './callRate.ts';
import { requireAccount, requireSession, sessionOf } from './visitor.ts';

/** AUTH-6: one address may try `limit` times a minute; what succeeds isn't counted. */
export const triesPerMinute = (limit: number) => callsPerMinute(limit, 'AUTH-6', { onlyRefused: true });

/** What an account's holder may know of it. */
export function summaryOf(account: NonNullable<Session['account']>): AccountSummary {
  const { signInName, honorific, name, title, unitName, organisation, organisationRole, locale, otpSecret } = account;
  return {
    accountId: account.id,
    signInName,
    honorific,
    name,
    title,
    unitName,
    organisation: { name: organisation.name, shortName: organisation.shortName },
    organisationRole: organisationRole as AccountSummary['organisationRole'],
    locale: locale === 'en' ? 'en' : 'vi',
    secondFactor: otpSecret !== null,
  };
}

async function viewOf({ config, timeline }: ServerParts, session: Session | undefined): Promise<SessionView> {
  if (session === undefined) {
    return { kind: 'none', singleSignOn: config.oidc !== undefined, practice: config.practice };
  }
  const { csrfToken, identity, account } = session;
  switch (identity.kind) {
    case 'seat': {
      const { meetingId, participantId } = identity;
      const name = (await timeline.state(meetingId)).shared.people.byId[participantId]?.name ?? '';
      return { kind: 'seat', csrfToken, meetingId, participantId, name };
    }
    case 'screen':
      return { kind: 'screen', csrfToken, meetingIds: [...identity.meetingIds] };
    case 'account':
    case 'service':
      if (account === null) {
        throw new Error('a session of neither account, seat nor screen');
      }
      return { kind: 'account', csrfToken, account: summaryOf(account) };
  }
}

type Opened = { readonly token: string; readonly lastsMs: number };

/** Gives the browser a new session's cookie, which it answers; the old session ends. */
export async function welcomeBack(
  parts: ServerParts,
  request: Request,
  response: Response,
  opened: Opened,
): Promise<string> {
  const old = sessionOf(request);
  if (old !== undefined) {
    await parts.auth.end(old.tokenHash);
  }
  const cookie = tokenCookie(opened.token, request.secure, opened.lastsMs);
  response.append('set-cookie', cookie);
  return cookie;
}

/** The same, answering what `GET /api/session` will. */
export async function welcome(parts: ServerParts, request: Request, response: Response, opened: Opened): Promise<void> {
  const cookie = await welcomeBack(parts, request, response, opened);
  const session = await parts.auth.find(cookie.split(';')[0]);
  response.json(await viewOf(parts, session ?? undefined));
}

/** `/api/session`: who am I, sign in, sign out; `/api/sessions`: sign out everywhere. */
export function sessionRouter(parts: ServerParts): Router {
  const router = Router();
  router.get('/session', async (request, response) => {
    response.json(await viewOf(parts, sessionOf(request)));
  });
  router.post('/session', triesPerMinute(30), async (request, response) => {
    const given = parsed(SignIn, request.body);
    const account = await checkSignIn(parts, given);
    const holder = { accountId: account.id, secondFactor: account.otpSecret !== null };
    await welcome(parts, request, response, await parts.auth.open(holder, request.get('user-agent') ?? ''));
  });
  router.delete('/session', async (request, response) => {
    await parts.auth.end(requireSession(request).tokenHash);
    response.append('set-cookie', tokenCookie('', request.secure, 0)).json({});
  });
  router.delete('/sessions', async (request, response) => {
    await parts.auth.endAll(requireAccount(request).account.id);
    response.append('set-cookie', tokenCookie('', request.secure, 0)).json({});
  });
  return router;
}
