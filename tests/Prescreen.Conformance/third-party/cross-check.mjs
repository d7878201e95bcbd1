// Changes official examples one rule at a time and asks Medplum's validateResource (Apache-2.0) about each: one line per changed resource,
//   {"file", "mutation", "medplum": true where it finds an error, "said", "resource"}
// Its definitions are HL7's own, for those that Medplum publishes have elements of R5 in them.
import { names as all, read, structures as types } from '../../../fhir-profiles/definitions/r4.mjs';

globalThis.WebSocket ??= class {}; // @medplum/core names it while it is imported, which Node 20 lacks.
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');

const names = all();
const structures = types();
indexStructureDefinitionBundle(structures);
const byType = new Map(structures.map((one) => [one.type, one]));

const perType = 2;
const longest = 30_000;
const conformance = /^(StructureDefinition|ValueSet|CodeSystem|SearchParameter|ConceptMap|OperationDefinition|Bundle|CompartmentDefinition|package)/;
const taken = {};
const samples = names.filter((name) => !conformance.test(name) && (taken[name.split('-')[0]] = (taken[name.split('-')[0]] ?? 0) + 1) <= perType)
  .map((name) => [name, read(name)]).filter(([, one]) => JSON.stringify(one).length < longest && byType.has(one.resourceType));

const own = (resource) => Object.keys(resource).filter((key) => !['resourceType', 'id', 'text', 'contained', 'extension', 'modifierExtension', 'meta'].includes(key) && !key.startsWith('_'));
const first = (resource, holds) => own(resource).find((key) => holds(resource[key], key));
const change = (resource, key, value) => ({ ...resource, [key]: value });
const without = (resource, key) => Object.fromEntries(Object.entries(resource).filter(([name]) => name !== key));
const required = (resource) => byType.get(resource.resourceType).snapshot.element
  .filter((one) => one.min > 0 && one.path.split('.').length === 2 && !one.path.endsWith('[x]')).map((one) => one.path.split('.')[1]);

// Each gives a changed resource, or undefined where there is nothing to change.
const mutations = {
  'unchanged': (one) => one,
  'unknown-element': (one) => change(one, 'noSuchElement', 'x'),
  'unknown-inner-element': (one) => { const key = first(one, (v) => Array.isArray(v) && typeof v[0] === 'object'); return key && change(one, key, [{ ...one[key][0], noSuchElement: 'x' }, ...one[key].slice(1)]); },
  'required-missing': (one) => { const key = required(one).find((name) => name in one && !(`_${name}` in one)); return key && without(one, key); },
  'list-made-single': (one) => { const key = first(one, (v) => Array.isArray(v)); return key && change(one, key, one[key][0]); },
  'single-made-list': (one) => { const key = first(one, (v) => !Array.isArray(v) && typeof v === 'object'); return key && change(one, key, [one[key]]); },
  'object-made-text': (one) => { const key = first(one, (v) => !Array.isArray(v) && typeof v === 'object'); return key && change(one, key, 'text'); },
  'text-made-object': (one) => { const key = first(one, (v) => typeof v === 'string'); return key && change(one, key, { value: 'x' }); },
  'text-made-number': (one) => { const key = first(one, (v) => typeof v === 'string'); return key && change(one, key, 7); },
  'boolean-made-text': (one) => { const key = first(one, (v) => typeof v === 'boolean'); return key && change(one, key, 'true'); },
  'text-emptied': (one) => { const key = first(one, (v) => typeof v === 'string'); return key && change(one, key, ''); },
  'list-emptied': (one) => { const key = first(one, (v) => Array.isArray(v)); return key && change(one, key, []); },
  'date-of-words': (one) => { const key = first(one, (v, name) => typeof v === 'string' && /^\d{4}(-\d\d){0,2}(T.*)?$/.test(v) && /date|time|period|issued|recorded/i.test(name)); return key && change(one, key, 'yesterday'); },
  'period-reversed': (one) => { const key = first(one, (v) => v?.start && v?.end); return key && change(one, key, { ...one[key], start: '2031-01-01', end: '2030-01-01' }); },
  'contained-not-referred-to': (one) => change(one, 'contained', [{ resourceType: 'Basic', id: 'never-named', code: { text: 'x' } }]),
};

for (const [file, resource] of samples) {
  for (const [mutation, mutate] of Object.entries(mutations)) {
    const changed = mutate(resource);
    if (!changed) continue;
    let said = '';
    try { validateResource(changed); } catch (error) { said = error.outcome?.issue?.map((one) => `${one.details?.text} ${one.expression ?? ''}`).join(' | ') ?? String(error); }
    console.log(JSON.stringify({ file, mutation, medplum: said !== '', said: said.slice(0, 300), resource: changed }));
  }
}
