import fs from 'node:fs';
import path from 'node:path';
import type { BuildContext } from '../recipe.ts';

const debianSources = '/etc/apt/sources.list.d/debian.sources';

/** Downloads the distribution's libsrtp2 source with lists of its own: the machine's package settings stay untouched. */
async function fetchSource(context: BuildContext, folder: string): Promise<void> {
  const parts = path.join(folder, 'parts');
  fs.mkdirSync(parts, { recursive: true });
  fs.mkdirSync(path.join(folder, 'lists/partial'), { recursive: true });
  const sources = fs.readFileSync(debianSources, 'utf8').replaceAll(/^Types: .*$/gm, 'Types: deb-src');
  fs.writeFileSync(path.join(parts, 'debian.sources'), sources);
  const own = ['Dir::Etc::sourcelist=/dev/null', `Dir::Etc::sourceparts=${parts}`, `Dir::State::lists=${folder}/lists`];
  const options = ['-q', '-o', 'APT::Sandbox::User=root', ...own.flatMap((option) => ['-o', option])];
  await context.run('apt-get', [...options, 'update'], { cwd: folder });
  await context.run('apt-get', [...options, 'source', '--download-only', 'libsrtp2'], { cwd: folder });
}

/**
 * Builds libsrtp2 on OpenSSL and returns its prefix; undefined when the source can't be had. Debian's own libsrtp2 is built
 * on NSS: twice the processor time per packet, and growing with the number of sessions.
 */
export async function buildSrtp(context: BuildContext): Promise<string | undefined> {
  const folder = path.join(context.work, 'srtp');
  const prefix = path.join(folder, 'prefix');
  if (fs.existsSync(path.join(prefix, 'lib/libsrtp2.a'))) {
    return prefix;
  }
  try {
    fs.rmSync(folder, { recursive: true, force: true });
    await fetchSource(context, folder);
    const archive = fs.readdirSync(folder).find((name) => name.endsWith('.orig.tar.gz'));
    const source = path.join(folder, 'source');
    fs.mkdirSync(source);
    await context.run('tar', ['xzf', path.join(folder, archive ?? ''), '-C', source, '--strip-components=1']);
    const build = path.join(folder, 'build');
    const kind = ['-DCMAKE_BUILD_TYPE=Release', '-DENABLE_OPENSSL=ON', '-DBUILD_SHARED_LIBS=OFF', '-DTEST_APPS=OFF'];
    const place = [`-DCMAKE_INSTALL_PREFIX=${prefix}`, '-DCMAKE_INSTALL_LIBDIR=lib'];
    const position = '-DCMAKE_POSITION_INDEPENDENT_CODE=ON';
    await context.run('cmake', ['-G', 'Ninja', '-S', source, '-B', build, ...kind, position, ...place]);
    await context.run('ninja', ['-C', build, 'install']);
    return prefix;
  } catch {
    return undefined;
  }
}
