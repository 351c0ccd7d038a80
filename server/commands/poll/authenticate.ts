import { verify, X509Certificate } from 'node:crypto';
import type { Balloting } from '#domain/poll/roll.ts';
import { signedText } from '#domain/poll/signedText.ts';
import { Rejected } from '#domain/rejected.ts';
import type { BallotSignature } from '#protocol/ballot.ts';
import type { Actor } from '../handler.ts';

let authorities: readonly X509Certificate[] = [];

/** Names the certification authorities (PEM, several in one text) whose certificates voters may sign with. */
export function installSigningAuthorities(pem: string): void {
  const parts = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  authorities = parts.map((part) => new X509Certificate(part));
}

type Given = {
  readonly actor: Extract<Actor, { kind: 'participant' }>;
  readonly signature: BallotSignature | null;
  readonly choices: readonly string[] | 'token';
  readonly now: string;
};

/**
 * POLL-25: the voter is who the profile wants proved: by the session, by a session with a second factor, or by a digital signature
 * over this ballot whose certificate an installed authority has given to the voter's name on the roll.
 */
export function requireVoteAuth(poll: Balloting, { actor, signature, choices, now }: Given): void {
  const { auth } = poll.context.rule;
  const proved =
    auth === 'session' ||
    (auth === 'second_factor' && actor.secondFactor === true) ||
    (auth === 'digital_signature' &&
      signature !== null &&
      isSigned(poll, actor.participantId, signature, { choices, now }));
  if (!proved) {
    throw new Rejected('forbidden', 'POLL-25', { auth });
  }
}

function isSigned(
  { context, contextHash }: Balloting,
  voterId: string,
  { certificate: der, value }: BallotSignature,
  { choices, now }: Pick<Given, 'choices' | 'now'>,
): boolean {
  try {
    const certificate = new X509Certificate(Buffer.from(der, 'base64'));
    const text = Buffer.from(signedText(contextHash, choices));
    return (
      isTrusted(certificate, now) &&
      namesOnly(context, voterId, certificate) &&
      verify('sha256', text, certificate.publicKey, Buffer.from(value, 'base64'))
    );
  } catch {
    // Not a certificate, or a key that can't sign: as good as no signature.
    return false;
  }
}

function isTrusted(certificate: X509Certificate, now: string): boolean {
  const at = Date.parse(now);
  const isValid = Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);
  return (
    isValid &&
    !certificate.ca &&
    authorities.some((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey))
  );
}

/** The certificate's common name is the voter's, and nobody else's on the roll: of two with one name neither can prove it. */
function namesOnly({ roll }: Balloting['context'], voterId: string, certificate: X509Certificate): boolean {
  const name = /^CN=(.+)$/m.exec(certificate.subject)?.[1]?.normalize('NFC');
  const named = roll.filter((line) => line.name === name);
  return named.length === 1 && named[0]?.participantId === voterId;
}
