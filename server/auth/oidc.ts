import * as openid from 'openid-client';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import type { ServerParts } from '#server/parts.ts';
import { findAccountByEmail, type StoredAccount } from '#server/persistence/accounts.ts';
import { seal, unseal } from './secrets.ts';

type Settings = NonNullable<ServerParts['config']['oidc']>;

/** What a browser keeps, sealed, while its person is at the provider. */
const Pending = z.strictObject({ verifier: z.string(), state: z.string(), nonce: z.string() });

const Claims = z.object({ email: z.email(), email_verified: z.literal(true) });

/** Single sign-on with the organisation's OpenID provider: code flow with PKCE, state and nonce. */
export class SingleSignOn {
  readonly #settings: Settings;
  readonly #key: string;
  #provider: Promise<openid.Configuration> | undefined;

  constructor(settings: Settings, key: string) {
    this.#settings = settings;
    this.#key = key;
  }

  /** Where to send the browser, and the sealed text that it must bring back. */
  async begin(redirectUri: string): Promise<{ url: string; sealed: string }> {
    const provider = await this.#discovered();
    const verifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    const url = openid.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, sealed: seal(this.#key, JSON.stringify({ verifier, state, nonce })) };
  }

  /**
   * The account of the person who came back from the provider (AUTH-14).
   * @throws {Rejected} AUTH-14 when the provider's answer doesn't hold, or its e-mail address belongs to nobody here.
   */
  async finish(db: ServerParts['db'], current: URL, sealed: string): Promise<StoredAccount> {
    const claims = await this.#claims(current, sealed);
    const parsed = Claims.safeParse(claims);
    const account = parsed.success ? await findAccountByEmail(db, parsed.data.email) : null;
    if (account === null || account.disabledAt !== null) {
      throw new Rejected('unauthenticated', 'AUTH-14');
    }
    return account;
  }

  async #claims(current: URL, sealed: string): Promise<unknown> {
    try {
      const { verifier, state, nonce } = Pending.parse(JSON.parse(unseal(this.#key, sealed)));
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
      const tokens = await openid.authorizationCodeGrant(await this.#discovered(), current, checks);
      return tokens.claims();
    } catch {
      throw new Rejected('unauthenticated', 'AUTH-14');
    }
  }

  #discovered(): Promise<openid.Configuration> {
    this.#provider ??= this.#discover().catch((error: unknown) => {
      this.#provider = undefined;
      throw error;
    });
    return this.#provider;
  }

  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const url = new URL(issuer);
    // Without TLS only a provider on this machine itself is believed.
    const local = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    const options = local ? { execute: [openid.allowInsecureRequests] } : {};
    return openid.discovery(url, clientId, clientSecret, undefined, options);
  }
}
