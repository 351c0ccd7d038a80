import 'reflect-metadata';
import { X509Certificate as NodeCertificate, randomBytes, webcrypto } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { machineNames } from './addresses.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;
/** Tablets refuse server certificates that are valid for longer (Apple, 2020: 825 days for own authorities). */
const leafDays = 397;
const renewDaysBefore = 30;
const authorityYears = 10;

type Keys = CryptoKeyPair;
type Names = { names: string[]; addresses: string[] };

/** Files of the local certificate authority and of the certificate that it issued for this machine. */
export type TlsFiles = { authority: string; cert: string; key: string };

const serial = (): string => `00${randomBytes(15).toString('hex')}`;
const newKeys = (): Promise<Keys> => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<Keys>;

async function keyPem(keys: Keys): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
}

function writePrivate(file: string, text: string): void {
  fs.writeFileSync(`${file}.new`, text, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

async function makeAuthority(certFile: string, keyFile: string): Promise<void> {
  const keys = await newKeys();
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: `CN=Nghi Su (${os.hostname().replaceAll(/[^A-Za-z0-9.-]/g, '-')}), O=Nghi Su`,
      notBefore: new Date(now - day),
      notAfter: new Date(now + authorityYears * 365 * day),
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    webcrypto as Crypto,
  );
  writePrivate(keyFile, await keyPem(keys));
  writePrivate(certFile, certificate.toString('pem'));
}

async function leafExtensions(issuer: X509Certificate, keys: Keys, names: Names): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension([
      ...names.names.map((value) => ({ type: 'dns' as const, value })),
      ...names.addresses.map((value) => ({ type: 'ip' as const, value })),
    ]),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
    await AuthorityKeyIdentifierExtension.create(issuer),
  ];
}

async function issue(files: TlsFiles, authorityKeyFile: string, names: Names): Promise<void> {
  const issuer = new X509Certificate(fs.readFileSync(files.authority, 'utf8'));
  const [pkcs8] = PemConverter.decode(fs.readFileSync(authorityKeyFile, 'utf8'));
  const signingKey = await webcrypto.subtle.importKey('pkcs8', pkcs8 ?? new ArrayBuffer(0), algorithm, false, ['sign']);
  const keys = await newKeys();
  const now = Date.now();
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: `CN=${names.names[1] ?? 'localhost'}, O=Nghi Su`,
      issuer: issuer.subject,
      notBefore: new Date(now - day),
      notAfter: new Date(now + leafDays * day),
      publicKey: keys.publicKey,
      signingKey: signingKey as CryptoKey,
      signingAlgorithm: algorithm,
      extensions: await leafExtensions(issuer, keys, names),
    },
    webcrypto as Crypto,
  );
  writePrivate(files.key, await keyPem(keys));
  writePrivate(files.cert, `${certificate.toString('pem')}\n${issuer.toString('pem')}\n`);
}

/** Whether the certificate can serve the tablets today: issued by this authority, not about to end, all names in it. */
function stillGood(files: TlsFiles, names: Names): boolean {
  if (!fs.existsSync(files.cert) || !fs.existsSync(files.key)) {
    return false;
  }
  const leaf = new NodeCertificate(fs.readFileSync(files.cert));
  const authority = new NodeCertificate(fs.readFileSync(files.authority));
  return (
    leaf.verify(authority.publicKey) &&
    Date.parse(leaf.validTo) - Date.now() > renewDaysBefore * day &&
    names.names.every((name) => leaf.checkHost(name) !== undefined) &&
    names.addresses.every((address) => leaf.checkIP(address) !== undefined)
  );
}

/**
 * Makes sure that `dir` holds a local certificate authority (made once, kept ten years) and a certificate for all of this
 * machine's names and LAN addresses (made anew when an address is missing in it or its end is near).
 * @returns the files, and whether the certificate was issued now.
 */
export async function ensureTls(dir: string, names: Names = machineNames()): Promise<TlsFiles & { issued: boolean }> {
  const files = {
    authority: path.join(dir, 'authority.crt'),
    cert: path.join(dir, 'server.crt'),
    key: path.join(dir, 'server.key'),
  };
  const authorityKey = path.join(dir, 'authority.key');
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!fs.existsSync(files.authority) || !fs.existsSync(authorityKey)) {
    await makeAuthority(files.authority, authorityKey);
  }
  if (stillGood(files, names)) {
    return { ...files, issued: false };
  }
  await issue(files, authorityKey, names);
  return { ...files, issued: true };
}
