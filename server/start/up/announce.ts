import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import QRCode from 'qrcode';
import type { Config } from '#server/config/config.ts';
import { lanAddresses } from '../tls/addresses.ts';
import type { SignIn } from './practice.ts';

const width = (rows: string[]): number => Math.max(0, ...rows.map((row) => row.length));

function signInTable(signIns: SignIn[]): string[] {
  const names = width(signIns.map(({ name }) => name));
  const roles = width(signIns.map(({ role }) => role));
  const users = width(signIns.map(({ username }) => username));
  return signIns.map(
    ({ name, role, username, password }) =>
      `  ${name.padEnd(names)}  ${role.padEnd(roles)}  ${username.padEnd(users)}  ${password}`,
  );
}

function trustLines(host: string, authority: string | undefined, port: number): string[] {
  if (!authority) {
    return [];
  }
  const { fingerprint256 } = new X509Certificate(fs.readFileSync(authority));
  return [
    `  Máy tính bảng dùng lần đầu  http://${host}:${port}/trust (cách tin cậy chứng chỉ, iPad và Android)`,
    `  Dấu vân tay chứng chỉ       ${fingerprint256}`,
  ];
}

/** What people need to get in, as text for the terminal: addresses, a QR code, the practice sign-ins. */
export async function announcement(
  config: Config,
  authority: string | undefined,
  signIns: SignIn[],
  logDir: string,
): Promise<string> {
  const host = lanAddresses()[0] ?? 'localhost';
  const tablets = config.publicUrl ?? `https://${host}:${config.https.port}`;
  const code = await QRCode.toString(
    tablets,
    process.stdout.isTTY ? { type: 'terminal', small: true } : { type: 'utf8' },
  );
  const practice =
    signIns.length > 0
      ? ['', 'Cuộc họp thực hành, đăng nhập bằng:', ...signInTable(signIns)]
      : ['', 'Lần đầu dùng thật, tạo cơ quan và người quản trị: npm run agency'];
  return [
    '',
    'Nghị Sự đã sẵn sàng.',
    '',
    `  Trên máy này                http://localhost:${config.http.port}`,
    `  Máy tính bảng trong mạng    ${tablets}`,
    ...trustLines(host, authority, config.trust?.port ?? 0),
    '',
    code.trimEnd(),
    ...practice,
    '',
    `Nhật ký: ${logDir}. Dừng: Ctrl-C.`,
    '',
  ].join('\n');
}
