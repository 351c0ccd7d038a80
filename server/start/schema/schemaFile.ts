import path from 'node:path';

/** Where the database schema is written. */
export const schemaFile = path.resolve(import.meta.dirname, '../../../prisma/schema.prisma');
