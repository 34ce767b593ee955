// Makes the NuGet package Constructs available where the configured NuGet sources lack the version that Amazon.CDK.Lib needs.
// Does nothing where the package is in the global packages folder, in artifacts/feed, or restorable from the configured sources.
// usage: node eng/bootstrap.mjs [--force]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const eng = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(eng);
const feed = path.join(root, 'artifacts', 'feed');
const version = JSON.parse(fs.readFileSync(path.join(eng, 'package.json'), 'utf8')).devDependencies.constructs;
const packages = process.env.NUGET_PACKAGES || path.join(os.homedir(), '.nuget', 'packages');
const nupkg = path.join(feed, `Constructs.${version}.nupkg`);
const installed = path.join(packages, 'constructs', version, `constructs.${version}.nupkg.sha512`);
const force = process.argv.includes('--force');
const started = Date.now();

function run(command, args, cwd) {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '18,20', MSBUILDDISABLENODEREUSE: '1' };
  try {
    return execFileSync(command, args, { cwd, env, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  } catch (error) {
    error.message += `\n${error.stdout ?? ''}${error.stderr ?? ''}`;
    throw error;
  }
}

// Several projects restore at once: one of them does the work, the others wait for it.
function lock(directory) {
  for (;;) {
    try {
      fs.mkdirSync(directory);
      return;
    } catch {
      if (Date.now() - started > 300_000) throw new Error(`${directory} has been held for five minutes; delete it and try again`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
}

function restorable(folder) {
  fs.writeFileSync(path.join(folder, 'probe.csproj'), `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Constructs" Version="[${version}]" /></ItemGroup>
</Project>`);
  try {
    run('dotnet', ['restore', 'probe.csproj', '--nologo'], folder);
    return true;
  } catch (error) {
    if (!/NU110[0-9]/.test(error.message)) throw error; // anything but "no such package or version" is a fault to show
    return false;
  }
}

function generate(folder) {
  if (!fs.existsSync(path.join(eng, 'node_modules', 'jsii-pacmak'))) {
    run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], eng);
  }
  const source = path.join(folder, 'constructs');
  fs.cpSync(path.join(eng, 'node_modules', 'constructs'), source, { recursive: true });
  const pacmak = path.join(eng, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
  run('node', [pacmak, '-t', 'dotnet', '--code-only', '-o', path.join(folder, 'out'), source], eng);
  const project = path.join(folder, 'out', 'dotnet', 'Constructs', 'Constructs.csproj');
  const text = fs.readFileSync(project, 'utf8');
  fs.writeFileSync(project, text.replace(/<TargetFramework>net\d+\.\d+<\/TargetFramework>/, '<TargetFramework>net8.0</TargetFramework>'));
  const pack = ['pack', project, '-c', 'Release', '-o', path.join(folder, 'pkg'), '-p:IncludeSymbols=false', '-p:IncludeSource=false', '-p:GeneratePackageOnBuild=false', '--nologo', '-v', 'q'];
  run('dotnet', pack, folder);
  fs.copyFileSync(path.join(folder, 'pkg', `Constructs.${version}.nupkg`), `${nupkg}.tmp`);
  fs.renameSync(`${nupkg}.tmp`, nupkg);
}

fs.mkdirSync(feed, { recursive: true });
if (!force && (fs.existsSync(nupkg) || fs.existsSync(installed))) process.exit(0);
const gate = path.join(feed, '.lock');
lock(gate);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'constructs-'));
try {
  if (force || (!fs.existsSync(nupkg) && !restorable(folder))) {
    console.log(`Constructs ${version}: not on the configured NuGet sources; generating it from npm's constructs@${version}`);
    generate(folder);
    console.log(`Constructs ${version}: wrote ${path.relative(root, nupkg)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync(gate, { recursive: true, force: true });
}
