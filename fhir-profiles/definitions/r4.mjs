// HL7's definitions of FHIR R4, as `npm ci` puts them beside this file, for scripts that hold something against them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of all definitions and official examples, a file each, named Type-id.json. */
export const folder = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'hl7.fhir.r4.examples');

export const isInstalled = existsSync(folder);

export const names = () => readdirSync(folder).filter((name) => name.endsWith('.json')).sort();

export const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** The types themselves with their snapshots, no profiles of them: what a validator must know before it validates. */
export const structures = () => names().filter((name) => name.startsWith('StructureDefinition-')).map(read)
  .filter((one) => one.snapshot && one.derivation !== 'constraint' && ['resource', 'complex-type', 'primitive-type'].includes(one.kind));
