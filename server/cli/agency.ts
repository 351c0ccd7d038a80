/**
 * `npm run agency -- --name … --short … --code … --place … [--admin NAME]`: makes an agency and the account of its first admin, who
 * makes all others on the screen. Exit code 0: made; 2: something is missing, or the code or the sign-in name is taken.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { NewAccount } from '#protocol/http.ts';
import { isGoodPassword } from '#server/auth/policy.ts';
import { hashPassword } from '#server/auth/secrets.ts';
import { loadConfig } from '#server/config/config.ts';
import { addAccount, addAgency, findAccountByName, type NewAgency } from '#server/persistence/accounts.ts';
import type { Database } from '#server/persistence/client.ts';
import { withDatabase } from './withDatabase.ts';

const usage = `npm run agency -- --name "ỦY BAN NHÂN DÂN TỈNH …" --short "UBND tỉnh …" --code UBND --place "…" [--admin quantri]`;

/** A password for one sign-in, to be read from a screen: groups of letters and digits. */
function firstPassword(): string {
  for (;;) {
    const letters = randomBytes(24)
      .toString('base64')
      .replace(/[^A-HJ-NP-Za-km-z2-9]/gu, '');
    const password = (letters.slice(0, 16).match(/.{4}/gu) ?? []).join('-');
    if (isGoodPassword(password, false)) {
      return password;
    }
  }
}

async function make(db: Database, agency: NewAgency, signInName: string): Promise<number> {
  if ((await findAccountByName(db, signInName)) !== null) {
    console.log(`Tên đăng nhập ${signInName} đã có người dùng. Chọn tên khác: --admin TÊN.`);
    return 2;
  }
  const organisationId = await addAgency(db, agency);
  if (organisationId === null) {
    console.log(`Mã ${agency.code} đã thuộc về một cơ quan khác.`);
    return 2;
  }
  const password = firstPassword();
  const account = { signInName, honorific: '', name: 'Quản trị cơ quan', title: 'Cán bộ quản trị', unitName: '' };
  const stored = { ...account, id: randomUUID(), organisationId, organisationRole: 'system_admin', headsUnit: false };
  await addAccount(db, { ...stored, passwordHash: await hashPassword(password) });
  console.log(`Đã tạo cơ quan ${agency.shortName}.`);
  console.log(`Đăng nhập: ${signInName}  Mật khẩu lần đầu: ${password}`);
  console.log('Đăng nhập, đổi mật khẩu ở “Tài khoản của tôi”, rồi thêm mọi người ở “Tài khoản”.');
  return 0;
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { name: text, short: text, code: text, place: text, admin: text } });
  const { name, short: shortName, code, place, admin = 'quantri' } = values;
  const signInName = NewAccount.shape.signInName.safeParse(admin);
  if (!(name && shortName && code && place && signInName.success)) {
    console.log(usage);
    return 2;
  }
  return await withDatabase(loadConfig(), (db) => make(db, { name, shortName, code, place }, signInName.data));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
