// Answers invariants with NLM's FHIRPath engine: node invariants.mjs QUESTIONS
// The first line of QUESTIONS is the list of expressions; each further one is { whole, asked: [[location, base, expression, resource, root]] }, where location,
// resource and root are paths within the whole. For each of these lines one is written: a letter per question. T true (or one item), F false, E empty, X an error
// or several items.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const [questions] = process.argv.slice(2);
const compiled = new Map();

function expression(base, text) {
  const key = `${base}\n${text}`;
  if (!compiled.has(key)) {
    let ready;
    try { ready = fhirpath.compile({ base, expression: text }, r4, { traceFn: () => {} }); } catch { ready = undefined; }
    compiled.set(key, ready);
  }
  return compiled.get(key);
}

// "name[0].value" in a resource: a choice has its type's name behind its own in JSON.
function at(resource, location) {
  let found = resource;
  for (const [, name, index] of location.matchAll(/([A-Za-z]+)(?:\[(\d+)\])?/g)) {
    const key = name in found ? name : Object.keys(found).find(each => each.startsWith(name) && /[A-Z]/.test(each[name.length]));
    found = found[key];
    if (index !== undefined) found = found[index];
  }
  return found;
}

function answer(ready, focus, resource, rootResource) {
  if (!ready) return 'X';
  try {
    const items = ready(focus, { resource, rootResource });
    return items.length === 0 ? 'E' : items.length > 1 ? 'X' : items[0] === false ? 'F' : 'T';
  } catch { return 'X'; }
}

let expressions;
for await (const line of createInterface({ input: createReadStream(questions) })) {
  const read = JSON.parse(line);
  if (!expressions) { expressions = read; continue; }
  const root = read.whole;
  console.log(read.asked.map(([location, base, text, resource, container]) =>
    answer(expression(base, expressions[text]), at(root, location), at(root, resource), at(root, container))).join(''));
}
