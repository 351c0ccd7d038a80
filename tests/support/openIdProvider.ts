import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A person as the provider knows one. */
export type Known = { readonly sub: string; readonly email: string; readonly email_verified: boolean };

/**
 * A small OpenID provider on this machine that signs real tokens: discovery, keys, authorisation without asking (whoever
 * `person` names is signed in), code exchange with PKCE.
 */
export async function startOpenIdProvider(clientId: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const codes = new Map<string, { nonce: string; challenge: string; person: Known }>();
  const provider = { issuer: '', person: { sub: '1', email: '', email_verified: true } as Known, close: () => {} };

  const answers: Record<string, (url: URL, body: URLSearchParams) => Promise<unknown> | unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/authorize`,
      token_endpoint: `${provider.issuer}/token`,
      jwks_uri: `${provider.issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': async () => ({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'one' }] }),
    '/token': async (_url, body) => {
      const pending = codes.get(body.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      if (pending === undefined || pending.challenge !== challenge) {
        return { error: 'invalid_grant' };
      }
      codes.delete(body.get('code') ?? '');
      const idToken = await new SignJWT({ ...pending.person, nonce: pending.nonce })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer(provider.issuer)
        .setAudience(clientId)
        .setSubject(pending.person.sub)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
      return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken };
    },
  };

  const authorise = (url: URL): string => {
    const code = `code-${codes.size}-${url.searchParams.get('state')}`;
    const challenge = url.searchParams.get('code_challenge') ?? '';
    codes.set(code, { nonce: url.searchParams.get('nonce') ?? '', challenge, person: provider.person });
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    return back.href;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/authorize') {
      response.writeHead(302, { location: authorise(url) }).end();
      return;
    }
    const body = new URLSearchParams(await text(request));
    const answer = ((await answers[url.pathname]?.(url, body)) ?? { error: 'not_found' }) as { error?: string };
    response.writeHead(answer.error === undefined ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return provider;
}
