// Asks Medplum's validateResource (Apache-2.0) about resources: node validate.mjs PROFILES RESOURCES
// PROFILES is a folder of StructureDefinitions, RESOURCES a file of lines {"profile": canonical or null, "resource"}. Prints a line for each error.
// R4's definitions are HL7's own, for those that Medplum publishes have elements of R5 in them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { structures } from '../../../fhir-profiles/definitions/r4.mjs';

globalThis.WebSocket ??= class {}; // @medplum/core names it while it is imported, which Node 20 lacks.
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');

const [folder, resources] = process.argv.slice(2);
indexStructureDefinitionBundle(structures());
const profiles = new Map(readdirSync(folder).filter((name) => name.startsWith('StructureDefinition-'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))).map((one) => [one.url, one]));

for (const line of readFileSync(resources, 'utf8').split('\n').filter((text) => text)) {
  const { profile, resource } = JSON.parse(line);
  if (profile && !profiles.has(profile)) throw new Error(`There is no ${profile}.`);
  try {
    validateResource(resource, { profile: profiles.get(profile) });
  } catch (error) {
    for (const issue of error.outcome?.issue ?? [{ details: { text: String(error) } }]) {
      console.log(`${resource.resourceType}/${resource.id} ${(issue.expression ?? []).join()}: ${issue.details?.text}`);
    }
  }
}
