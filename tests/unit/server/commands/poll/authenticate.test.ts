import { sign, webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedText } from '#domain/poll/signedText.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import { installSigningAuthorities } from '#server/commands/poll/authenticate.ts';
import { openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';
import { questionOf } from '#tests/support/session.ts';

type Holder = { keys: CryptoKeyPair; certificate: x509.X509Certificate };

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;
const from = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };

async function authority(name: string): Promise<Holder> {
  const keys = await newKeys();
  const extensions = [new x509.BasicConstraintsExtension(true)];
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    extensions,
    ...from,
  });
  return { keys, certificate };
}

async function holder(name: string, issuer: Holder, dates = from): Promise<Holder> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: issuer.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    ...dates,
  });
  return { keys, certificate };
}

let ca: Holder;
let room: MemoryRoom;

async function signature({ keys, certificate }: Holder, choice: string) {
  const { contextHash } = room.state.shared.polls.byId.V!;
  const key = {
    key: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    format: 'der',
    type: 'pkcs8',
  } as const;
  const value = sign('sha256', Buffer.from(signedText(contextHash, [choice])), key).toString('base64');
  return { certificate: Buffer.from(certificate.rawData).toString('base64'), value };
}

async function openPoll(auth: 'digital_signature' | 'second_factor'): Promise<void> {
  const profile = profileOn('2026-11-18');
  room = new MemoryRoom(openingEvents(5, { ...profile, vote: { ...profile.vote, auth } }));
  await room.send('S', 'poll.create', { pollId: 'V', details: questionOf() });
  await room.send('C', 'poll.open', { pollId: 'V' });
}

beforeAll(async () => {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto);
  ca = await authority('CA thử nghiệm');
  installSigningAuthorities(ca.certificate.toString('pem'));
});

describe('[POLL-25] a digital signature', () => {
  beforeEach(() => openPoll('digital_signature'));
  const cast = async (who: Holder | null, signed = 'tan_thanh') =>
    room.reply('M1', 'poll.cast', {
      pollId: 'V',
      choices: ['tan_thanh'],
      signature: who === null ? null : await signature(who, signed),
    });
  const refused = {
    ok: false,
    rejection: { code: 'forbidden', rule: 'POLL-25', details: { auth: 'digital_signature' } },
  };

  it('lets a ballot in that the voter signed with a certificate of an installed authority, and names the way in the result', async () => {
    expect(await cast(await holder('Đại biểu M1', ca))).toMatchObject({ ok: true });
    expect(room.state.shared.polls.byId.V?.context?.rule.auth).toBe('digital_signature');
  });
  it('is needed', async () => {
    expect(await cast(null)).toMatchObject(refused);
  });
  it('counts for this choice, this voter, this authority and its time only', async () => {
    expect(await cast(await holder('Đại biểu M1', ca), 'khong_tan_thanh')).toMatchObject(refused);
    expect(await cast(await holder('Đại biểu M2', ca))).toMatchObject(refused);
    expect(await cast(await holder('Đại biểu M1', await authority('CA lạ')))).toMatchObject(refused);
    const expired = { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-01-01') };
    expect(await cast(await holder('Đại biểu M1', ca, expired))).toMatchObject(refused);
  });
  it('is asked for a secret ballot’s token too', async () => {
    await room.send('C', 'poll.close', { pollId: 'V' });
    await room.send('S', 'poll.create', { pollId: 'K', details: questionOf({ form: 'secret' }) });
    await room.send('C', 'poll.open', { pollId: 'K' });
    expect(await room.refusal('M1', 'poll.takeToken', { pollId: 'K', blindedMessage: 'AAAA' })).toMatchObject({
      rule: 'POLL-25',
    });
  });
});

it('[POLL-25] refuses a session without the second factor that the profile asks for', async () => {
  await openPoll('second_factor');
  expect(await room.refusal('M1', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
    rule: 'POLL-25',
    details: { auth: 'second_factor' },
  });
});
