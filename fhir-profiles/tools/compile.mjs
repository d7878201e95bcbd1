// Compiles ../input/fsh with SUSHI into ../generated, without any registry. With --check nothing is written: what is committed is compared.
// Folders in it are let be: `prescreen protocol export` writes generated/protocols.
// Fails on any error or warning of SUSHI's, and where what refers to FHIR R4 by canonical isn't in R4.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, linkSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { folder as definitions, isInstalled, names, read as readDefinition } from '../definitions/r4.mjs';
import { criteriaSystems } from './criteria.mjs';

const tools = dirname(fileURLToPath(import.meta.url));
const profiles = dirname(tools);
const generated = join(profiles, 'generated');
const isCheck = process.argv.includes('--check');

if (!isInstalled) {
  console.error('Not installed: run `npm ci` in fhir-profiles/definitions (Node 20 or later).');
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'prescreen-profiles-'));
try {
  const said = await sushi(prepareGuide(), prepareCache());
  const compiled = read(join(work, 'out', 'fsh-generated', 'resources'));
  const wrong = [...complaints(said), ...unknownReferences(compiled), ...(isCheck ? differences(compiled) : [])];
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exitCode = 1;
  } else if (isCheck) {
    console.log(`${compiled.size} resources are as committed.`);
  } else {
    write(compiled);
    console.log(`${compiled.size} resources written to generated.`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

// The guide as SUSHI shall see it: our FSH, what is made from the protocols, and the engine's value sets as they are.
function prepareGuide() {
  const guide = join(work, 'guide');
  mkdirSync(join(guide, 'input', 'vocabulary'), { recursive: true });
  copyFileSync(join(profiles, 'sushi-config.yaml'), join(guide, 'sushi-config.yaml'));
  cpSync(join(profiles, 'input'), join(guide, 'input'), { recursive: true });
  writeFileSync(join(guide, 'input', 'fsh', 'criteria-of-protocols.fsh'), criteriaSystems(join(profiles, 'protocols')));
  for (const name of readdirSync(join(profiles, 'valuesets')).filter(name => name.endsWith('.json'))) {
    copyFileSync(join(profiles, 'valuesets', name), join(guide, 'input', 'vocabulary', `ValueSet-${name}`));
  }

  return guide;
}

// A package cache of R4's definitions. The three packages SUSHI would like to have too are there and empty.
function prepareCache() {
  const home = join(work, 'home');
  const packages = join(home, '.fhir', 'packages');
  const core = addPackage(packages, 'hl7.fhir.r4.core', '4.0.1');
  for (const name of names().filter(name => /^(StructureDefinition|ValueSet|CodeSystem|SearchParameter)-.*\.json$/.test(name))) {
    place(join(definitions, name), join(core, name));
  }

  const config = parse(readFileSync(join(profiles, 'sushi-config.yaml'), 'utf8'));
  for (const [name, { version }] of Object.entries(config.dependencies)) {
    addPackage(packages, name, version);
  }

  return home;
}

function addPackage(packages, name, version) {
  const folder = join(packages, `${name}#${version}`, 'package');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, fhirVersions: ['4.0.1'], canonical: 'http://hl7.org/fhir', type: 'Core' }));
  return folder;
}

function place(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to); // Another file system.
  }
}

function sushi(guide, home) {
  const script = join(tools, 'node_modules', 'fsh-sushi', 'dist', 'app.js');
  // It asks npm for its own latest version, which nobody wants to know here.
  const bin = join(work, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho 3.21.0\n', { mode: 0o755 });
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, HOME: home, USERPROFILE: home, FPL_REGISTRY: 'http://127.0.0.1:9', NO_COLOR: '1' };
  return new Promise(done => execFile(process.execPath, [script, 'build', '-s', '-o', join(work, 'out'), guide], { env, maxBuffer: 1 << 26 },
    (error, stdout, stderr) => done({ text: stdout + stderr, failed: error !== null })));
}

function complaints({ text, failed }) {
  const lines = text.split('\n');
  const found = lines.flatMap((line, at) => /^(error|warn) /.test(line) && !/version of sushi|sushi version/i.test(line) ? [lines.slice(at, at + 3).join('\n')] : []);
  return found.length > 0 || !failed ? found : [text.slice(-4000)];
}

function read(folder) {
  const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')).sort() : [];
  return new Map(files.map(name => [name, readFileSync(join(folder, name), 'utf8').trimEnd() + '\n']));
}

function write(compiled) {
  mkdirSync(generated, { recursive: true });
  for (const name of read(generated).keys()) {
    rmSync(join(generated, name));
  }

  for (const [name, text] of compiled) {
    writeFileSync(join(generated, name), text);
  }
}

function differences(compiled) {
  const committed = read(generated);
  const names = new Set([...compiled.keys(), ...committed.keys()]);
  const stale = [...names].filter(name => compiled.get(name) !== committed.get(name));
  return stale.length === 0 ? [] : [`Not as compiled, run \`npm run compile\` in fhir-profiles/tools: ${stale.join(', ')}`];
}

// SUSHI takes any canonical: those of R4's search parameters and operations must be there.
function unknownReferences(compiled) {
  const known = new Set(names().filter(name => /^(SearchParameter|OperationDefinition)-/.test(name))
    .map(name => readDefinition(name).url));
  const wanted = [...compiled.values()].flatMap(text => [...text.matchAll(/"(http:\/\/hl7\.org\/fhir\/(?:SearchParameter|OperationDefinition)\/[^"]+)"/g)].map(match => match[1]));
  return [...new Set(wanted)].filter(url => !known.has(url)).map(url => `R4 has no ${url}.`);
}
