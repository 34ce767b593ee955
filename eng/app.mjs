// The app of cdk.json: builds EksAccessConstructs.App where a source is newer than what was built, then runs it.
// Nothing is built when nothing changed; `dotnet run` would cost a second each time.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const project = path.join(root, 'src', 'EksAccessConstructs.App');
const output = path.join(project, 'bin', 'Release', 'net10.0');
const app = path.join(output, 'EksAccessConstructs.App.dll');
const stamp = path.join(output, '.built');
const roots = ['EksAccessConstructs.Model', 'EksAccessConstructs', 'EksAccessConstructs.App', 'Shared'];
const files = ['Directory.Build.props', 'Directory.Packages.props', 'global.json', 'nuget.config', '.editorconfig'];

function newest(folder) {
  let latest = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'bin' || entry.name === 'obj') continue;
    const full = path.join(folder, entry.name);
    const time = fs.statSync(full).mtimeMs; // a folder's own time tells of files that were removed
    latest = Math.max(latest, time, entry.isDirectory() ? newest(full) : 0);
  }
  return latest;
}

function stale() {
  if (!fs.existsSync(app) || !fs.existsSync(stamp)) return true;
  const built = fs.statSync(stamp).mtimeMs;
  return files.some(file => fs.statSync(path.join(root, file)).mtimeMs > built)
    || roots.map(name => path.join(root, 'src', name)).filter(fs.existsSync).some(folder => newest(folder) > built);
}

if (stale()) {
  const started = new Date();
  const build = spawnSync('dotnet', ['build', project, '-c', 'Release', '--nologo', '-v', 'q', '-clp:NoSummary'],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env: { ...process.env, MSBUILDDISABLENODEREUSE: '1' } });
  if (build.error || build.status !== 0) {
    console.error(build.error ? `dotnet could not be started: ${build.error.message}; install the .NET SDK 10` : build.stdout);
    process.exit(1);
  }
  fs.writeFileSync(stamp, '');
  fs.utimesSync(stamp, started, started); // a file saved while the build ran counts as newer
}

const silence = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION ?? '18,20' };
const run = spawnSync('dotnet', [app, ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ...silence } });
if (run.error) console.error(`dotnet could not be started: ${run.error.message}; install the .NET SDK 10`);
process.exit(run.status ?? 1);
