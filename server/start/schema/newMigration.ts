/** `npm run db:new -- name`: writes the migration that leads from the last one to prisma/schema. */
import fs from 'node:fs';
import path from 'node:path';
import { migrationsDir } from '../database/migrate.ts';
import { diffToSchema } from './engine.ts';
import { withMigratedDatabase } from './migrated.ts';

const lock = '# Made by npm run db:new. Names the database that the migrations are for.\nprovider = "postgresql"\n';
const name = process.argv[2]
  ?.trim()
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '_');

if (!name) {
  console.error('Tên của lần đổi lược đồ còn thiếu: npm run db:new -- ten_ngan');
  process.exit(2);
}

const sql = await withMigratedDatabase(diffToSchema);
if (sql === '') {
  console.log('prisma/schema và các migration đã khớp nhau: không có gì để viết.');
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsDir, `${stamp}_${name}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(migrationsDir, 'migration_lock.toml'), lock);
  fs.writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`);
  console.log(`Đã viết ${path.relative(process.cwd(), folder)}/migration.sql. Hãy đọc lại trước khi commit.`);
}
