// The criteria of each protocol as a code system in FSH: the protocol's file is the one source.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export function criteriaSystems(folder) {
  return readdirSync(folder).filter(name => name.endsWith('.yaml')).sort().map(name => system(parse(readFileSync(join(folder, name), 'utf8')))).join('\n');
}

function system(protocol) {
  const id = protocol.protocol;
  const name = id.split('-').map(part => part[0].toUpperCase() + part.slice(1)).join('');
  return `CodeSystem: Criteria${name}
Id: criteria-${id}
Title: ${quoted(`Criteria of ${id}`)}
Description: ${quoted(`Eligibility criteria: ${protocol.title}`)}
* insert Ours
* ^version = ${quoted(protocol.version)}
* ^caseSensitive = true
* ^content = #complete
${['inclusion', 'exclusion'].flatMap(kind => protocol[kind].map(criterion => `* #${criterion.id} ${quoted(criterion.text)} "${kind}"`)).join('\n')}
`;
}

const quoted = text => `"${String(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
