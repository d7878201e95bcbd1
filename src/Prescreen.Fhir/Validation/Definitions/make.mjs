// Makes r4.ndjson.br, the definitions the validator runs on, from two npm packages of HL7 (both CC0):
//   node make.mjs EXAMPLES EXPANSIONS [OUT]       OUT is compressed where it ends in .br; the first two are the folders of
//                                                  hl7.fhir.r4.examples 4.0.1 and hl7.fhir.r4.expansions 4.0.1
// One resource a line, still FHIR, less what a validator doesn't read; sorted by type and url, so that the same packages give the same lines.
// Why it is made so: src/Prescreen/decisions/0015-definitions-as-one-file.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [examples, expansions, out = join(import.meta.dirname ?? '.', 'r4.ndjson.br')] = process.argv.slice(2);
const read = (folder, prefix) => readdirSync(folder).filter(name => name.startsWith(prefix) && name.endsWith('.json')).sort()
  .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const pick = (object, ...names) => Object.fromEntries(names.filter(name => object[name] !== undefined).map(name => [name, object[name]]));

const FhirType = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';
const Regex = 'http://hl7.org/fhir/StructureDefinition/regex';
const MaxValueSet = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet';
const Limits = ['http://hl7.org/fhir/StructureDefinition/valueset-unclosed', 'http://hl7.org/fhir/StructureDefinition/valueset-toocostly'];
const kept = (holder, ...urls) => {
  const extension = (holder.extension ?? []).filter(one => urls.includes(one.url));
  return extension.length ? { extension } : {};
};

// ele-1 and ext-1 hold for every element: the validator knows them, and they would be a third of the file.
const constraint = one => pick(one, 'key', 'severity', 'human', 'expression');
const element = one => ({
  ...pick(one, 'id', 'path', 'representation', 'sliceName', 'slicing', 'min', 'max', 'contentReference', 'maxLength'),
  ...(one.isModifier ? { isModifier: true } : {}),
  ...(one.base && one.base.max !== one.max ? { base: { max: one.base.max } } : {}),
  ...Object.fromEntries(Object.entries(one).filter(([name]) => /^(fixed|pattern|minValue|maxValue)[A-Z]/.test(name))),
  ...(one.type ? { type: one.type.map(type => ({ ...kept(type, FhirType, Regex), ...pick(type, 'code', 'profile', 'targetProfile', 'aggregation') })) } : {}),
  ...(one.binding ? { binding: { ...kept(one.binding, MaxValueSet), ...pick(one.binding, 'strength', 'valueSet') } } : {}),
  ...(one.constraint?.some(rule => !['ele-1', 'ext-1'].includes(rule.key))
    ? { constraint: one.constraint.filter(rule => !['ele-1', 'ext-1'].includes(rule.key)).map(constraint) } : {}),
});
const structure = one => ({
  ...pick(one, 'resourceType', 'url', 'version', 'name', 'kind', 'abstract', 'context', 'contextInvariant', 'type', 'baseDefinition', 'derivation'),
  snapshot: { element: one.snapshot.element.map(element) },
});

// An expansion that was cut short proves nothing: then the set's own definition is kept, and expanded where it can be.
const composed = one => one.compose && {
  compose: Object.fromEntries(['include', 'exclude'].filter(name => one.compose[name]).map(name => [name, one.compose[name].map(part => ({
    ...pick(part, 'system', 'version', 'valueSet', 'filter'), ...(part.concept ? { concept: part.concept.map(concept => pick(concept, 'code')) } : {}),
  }))])),
};
const isWhole = one => one.expansion && !kept(one.expansion, ...Limits).extension && !one.expansion.parameter?.some(p => p.name === 'limitedExpansion');
const flat = contains => (contains ?? []).flatMap(one => [...(one.abstract ? [] : [pick(one, 'system', 'code')]), ...flat(one.contains)]);
const valueSet = one => ({
  ...pick(one, 'resourceType', 'url', 'version'),
  ...(isWhole(one) && one.expansion.contains ? { expansion: { contains: flat(one.expansion.contains) } } : composed(one)),
});
const concepts = list => list.map(one => ({ code: one.code, ...(one.concept ? { concept: concepts(one.concept) } : {}) }));
const codeSystem = one => ({ ...pick(one, 'resourceType', 'url', 'version', 'content', 'caseSensitive'), concept: concepts(one.concept) });

const byUrl = list => [...new Map(list.map(one => [one.url, one])).values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
const lines = [
  ...byUrl(read(examples, 'StructureDefinition-').filter(one => one.snapshot)).map(structure),
  ...byUrl([...read(examples, 'ValueSet-'), ...read(expansions, 'ValueSet-')]).map(valueSet),
  ...byUrl(read(examples, 'CodeSystem-').filter(one => one.content === 'complete' && one.concept)).map(codeSystem),
].map(one => JSON.stringify(one));
const text = Buffer.from(lines.join('\n') + '\n');
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
writeFileSync(out, out.endsWith('.br') ? brotliCompressSync(text, { params }) : text);
console.log(`${lines.length} definitions, ${text.length} bytes, ${readFileSync(out).length} written: ${out}`);
