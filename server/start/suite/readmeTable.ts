/** Writes the table of settings into README.md; part of `npm run format`. */
import fs from 'node:fs';
import path from 'node:path';
import { settingsTable } from '#server/config/config.ts';
import { project } from './outcome.ts';

const file = path.join(project, 'README.md');
const head = '| Variable | Default | Meaning |\n| --- | --- | --- |\n';
const rows = settingsTable().map(({ name, standard, meaning }) => `| \`${name}\` | ${standard} | ${meaning} |\n`);
const text = fs.readFileSync(file, 'utf8');
const from = text.indexOf(head) + head.length;
const rest = text.slice(from).replace(/^(\|.*\n)*/, '');
fs.writeFileSync(file, text.slice(0, from) + rows.join('') + rest);
