/** `npm run db:check`: fails when prisma/schema and the migrations don't lead to the same database. */
import { diffToSchema } from './engine.ts';
import { withMigratedDatabase } from './migrated.ts';

const sql = await withMigratedDatabase(diffToSchema);
if (sql === '') {
  console.log('Lược đồ và các migration khớp nhau.');
} else {
  console.error(`Các migration còn thiếu (viết bằng: npm run db:new -- ten_ngan):\n\n${sql}`);
  process.exitCode = 1;
}
