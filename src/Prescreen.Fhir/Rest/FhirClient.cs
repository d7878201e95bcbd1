using System.Runtime.CompilerServices;
using System.Text;
using Prescreen.Fhir.Auth;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Rest;

/// <summary>
/// FHIR R4 over HTTP in raw bytes. Every failure of the world is a <see cref="Problem"/>; requests that can be repeated are repeated. Owns its
/// handler; safe to share between threads. <see href="https://hl7.org/fhir/R4/http.html"/>
/// </summary>
public sealed class FhirClient : IDisposable
{
    private readonly FhirClientOptions options;
    private readonly FhirAddress address;
    private readonly FhirSender sender;
    private readonly SemaphoreSlim capabilityGate = new(1, 1);
    private ServerCapabilities? capabilities;

    /// <summary>A client on a handler that neither follows redirects nor decodes anything but compression (<see cref="FhirTransport.Create"/>).</summary>
    public FhirClient(HttpMessageHandler transport, FhirClientOptions options, TimeProvider time, IAccessTokenSource? tokens = null)
    {
        this.options = options;
        address = new FhirAddress(options.BaseUrl);
        HttpMessageHandler signed = tokens is null ? transport : new BearerHandler(transport, address, tokens);
        sender = new FhirSender(new ResilienceHandler(signed, options, time), address, time);
    }

    /// <summary>The service base, ending in a slash.</summary>
    public Uri BaseUrl => options.BaseUrl;

    /// <summary>The current version of a resource.</summary>
    public Task<Result<FhirReply>> ReadAsync(string type, string id, CancellationToken cancellationToken)
        => Checked(type, id) is { } problem
            ? Failed(problem)
            : sender.SendAsync(FhirRequest.Get($"{type}/{id}") with { IsBodyNeeded = true }, cancellationToken);

    /// <summary>The content of a Binary. Whoever asks must look whether it is the resource (<see cref="FhirContent.IsResource"/>): servers differ.</summary>
    public async Task<Result<FhirContent>> ReadBinaryAsync(string id, CancellationToken cancellationToken)
        => CheckedId(id) is { } problem
            ? problem
            : (await sender.SendAsync(FhirRequest.Get($"Binary/{id}") with { IsRaw = true }, cancellationToken))
                .Select(reply => new FhirContent(reply.Json, reply.MediaType));

    /// <summary>One version of a resource.</summary>
    public Task<Result<FhirReply>> VReadAsync(string type, string id, string version, CancellationToken cancellationToken)
        => (Checked(type, id) ?? CheckedId(version)) is { } problem
            ? Failed(problem)
            : sender.SendAsync(FhirRequest.Get($"{type}/{id}/_history/{version}") with { IsBodyNeeded = true }, cancellationToken);

    /// <summary>
    /// A search (<c>Observation?patient=1&amp;code=…</c>) or a paged read (<c>Patient/1/$everything</c>), page by page along the next links. Ends
    /// after the first problem. Goes as POST <c>_search</c> where the query is long or names what identifies a person.
    /// </summary>
    public async IAsyncEnumerable<Result<FhirPage>> SearchAsync(string typeAndQuery, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FhirRequest request = SearchRequest(typeAndQuery);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int number = 1; ; number++)
        {
            if (!(await PageAsync(request, number, cancellationToken)).TryGet(out FhirPage? page, out Problem? problem))
            {
                yield return problem;
                yield break;
            }

            yield return page;
            if (page.Bundle.Next is not { } next)
            {
                yield break;
            }

            Problem? refusal = null;
            Uri? target = address.Follow(next);
            if (target is null)
            {
                refusal = RestProblems.NextLinkLeaves();
            }
            else if (!seen.Add(target.AbsoluteUri) || target.Equals(address.Under(typeAndQuery)))
            {
                refusal = RestProblems.PagingLoop(number);
            }
            else if (number >= options.MaxPages)
            {
                refusal = RestProblems.TooManyPages(options.MaxPages);
            }

            if (target is null || refusal is not null)
            {
                yield return refusal!.At(request.Told);
                yield break;
            }

            request = FhirRequest.Get(target.AbsoluteUri) with { IsLink = true, Told = request.Told, IsBodyNeeded = true };
        }
    }

    /// <summary>
    /// Creates a resource. With <paramref name="ifNoneExist"/> (<c>identifier=sys|val</c>) a resource that matches already is answered instead
    /// (status 200), several are a conflict, and the call is repeatable.
    /// </summary>
    public Task<Result<FhirReply>> CreateAsync(
        ReadOnlyMemory<byte> resource, string? ifNoneExist, CancellationToken cancellationToken, Returning returning = Returning.Representation)
        => !ResourceHead.Read(resource.Span).TryGet(out ResourceHead? head, out Problem? problem)
            ? Failed(problem)
            : sender.SendAsync(
                new FhirRequest(HttpMethod.Post, head.Type)
                {
                    Body = resource,
                    IfNoneExist = ifNoneExist,
                    IsRepeatable = ifNoneExist is not null,
                    Returning = returning,
                },
                cancellationToken);

    /// <summary>Replaces the resource of the body's type and id; with <paramref name="ifMatchVersion"/> (<c>3</c>) only that version, else a conflict.</summary>
    public Task<Result<FhirReply>> UpdateAsync(
        ReadOnlyMemory<byte> resource, string? ifMatchVersion, CancellationToken cancellationToken, Returning returning = Returning.Representation)
        => !ResourceHead.Read(resource.Span).TryGet(out ResourceHead? head, out Problem? problem) || (problem = Checked(head.Type, head.Id ?? "")) is not null
            ? Failed(problem)
            : sender.SendAsync(
                new FhirRequest(HttpMethod.Put, $"{head.Type}/{head.Id}")
                {
                    Body = resource,
                    IfMatch = ifMatchVersion,
                    IsRepeatable = true,
                    Returning = returning,
                },
                cancellationToken);

    /// <summary>Replaces the one resource that <paramref name="query"/> (<c>identifier=sys|val</c>) finds, or creates it; several are a conflict.</summary>
    public Task<Result<FhirReply>> ConditionalUpdateAsync(
        ReadOnlyMemory<byte> resource, string query, CancellationToken cancellationToken, Returning returning = Returning.Representation)
        => !ResourceHead.Read(resource.Span).TryGet(out ResourceHead? head, out Problem? problem)
            ? Failed(problem)
            : sender.SendAsync(
                new FhirRequest(HttpMethod.Put, $"{head.Type}?{query}") { Body = resource, IsRepeatable = true, Returning = returning },
                cancellationToken);

    /// <summary>Deletes a resource; one that is gone already counts as deleted.</summary>
    public Task<Result<FhirReply>> DeleteAsync(string type, string id, CancellationToken cancellationToken, string? ifMatchVersion = null)
        => Checked(type, id) is { } problem
            ? Failed(problem)
            : sender.SendAsync(
                new FhirRequest(HttpMethod.Delete, $"{type}/{id}") { IfMatch = ifMatchVersion, IsRepeatable = true, IsAbsenceFine = true },
                cancellationToken);

    /// <summary>All or nothing. Say <paramref name="isRepeatable"/> only where every entry is conditional or by id, so that a lost answer can be asked for again.</summary>
    public Task<Result<FhirReply>> TransactionAsync(ReadOnlyMemory<byte> bundle, CancellationToken cancellationToken, bool isRepeatable = false)
        => SendBundleAsync(bundle, isRepeatable, cancellationToken);

    /// <summary>Each entry by itself; its fate is in the reply's entry of the same position. As for transactions, repeating is opted into.</summary>
    public Task<Result<FhirReply>> BatchAsync(ReadOnlyMemory<byte> bundle, CancellationToken cancellationToken, bool isRepeatable = false)
        => SendBundleAsync(bundle, isRepeatable, cancellationToken);

    /// <summary>An operation by GET: <c>Subscription/1/$status</c>, <c>Subscription/1/$events?eventsSinceNumber=4</c>.</summary>
    public Task<Result<FhirReply>> OperationAsync(string pathAndQuery, CancellationToken cancellationToken)
        => sender.SendAsync(FhirRequest.Get(pathAndQuery) with { IsBodyNeeded = true }, cancellationToken);

    /// <summary>An operation by POST with a Parameters resource; never repeated.</summary>
    public Task<Result<FhirReply>> OperationAsync(string path, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
        => sender.SendAsync(new FhirRequest(HttpMethod.Post, path) { Body = parameters }, cancellationToken);

    /// <summary>
    /// <c>ValueSet/$expand</c> by POST with a Parameters resource; changes nothing, so it is repeated, and holds nothing of a patient, so that the server's words are told.
    /// <see href="https://hl7.org/fhir/R4/valueset-operation-expand.html"/>
    /// </summary>
    public Task<Result<FhirReply>> ExpandAsync(ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
        => sender.SendAsync(
            new FhirRequest(HttpMethod.Post, "ValueSet/$expand") { Body = parameters, IsRepeatable = true, IsBodyNeeded = true, TellsDiagnostics = true }, cancellationToken);

    /// <summary>What the server can do, read from <c>metadata</c> once; a failed read is tried again by the next call.</summary>
    public async Task<Result<ServerCapabilities>> CapabilitiesAsync(CancellationToken cancellationToken)
    {
        await capabilityGate.WaitAsync(cancellationToken);
        try
        {
            if (capabilities is not null)
            {
                return capabilities;
            }

            Result<FhirReply> reply = await sender.SendAsync(FhirRequest.Get("metadata") with { IsBodyNeeded = true }, cancellationToken);
            if (!reply.TryGet(out FhirReply? answer, out Problem? problem)
                || !CapabilityReader.Read(answer.Json.Span).TryGet(out capabilities, out problem))
            {
                return problem;
            }

            return capabilities;
        }
        finally
        {
            capabilityGate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sender.Dispose();
        capabilityGate.Dispose();
    }

    private Task<Result<FhirReply>> SendBundleAsync(ReadOnlyMemory<byte> bundle, bool isRepeatable, CancellationToken cancellationToken)
        => sender.SendAsync(new FhirRequest(HttpMethod.Post, "") { Body = bundle, IsRepeatable = isRepeatable, IsBodyNeeded = true }, cancellationToken);

    private async Task<Result<FhirPage>> PageAsync(FhirRequest request, int number, CancellationToken cancellationToken)
    {
        if (!(await sender.SendAsync(request, cancellationToken)).TryGet(out FhirReply? reply, out Problem? problem)
            || !BundleEnvelope.Read(reply.Json).TryGet(out BundleEnvelope? bundle, out problem))
        {
            return problem;
        }

        return bundle.Damage is { } damage ? damage.At(request.Told) : new FhirPage(bundle, reply.ServerDate, number);
    }

    private FhirRequest SearchRequest(string typeAndQuery)
    {
        string[] parts = typeAndQuery.Split('?', 2);
        bool isPosted = options.PostSearches && parts.Length == 2 && FhirAddress.IsType(parts[0])
            && (typeAndQuery.Length > options.MaxQueryLength || FhirAddress.HoldsIdentifiers(parts[1]));
        FhirRequest request = isPosted
            ? new FhirRequest(HttpMethod.Post, $"{parts[0]}/_search")
            {
                Body = Encoding.UTF8.GetBytes(address.Escaped(parts[1])),
                MediaType = "application/x-www-form-urlencoded",
                IsRepeatable = true,
                Told = FhirAddress.Tell(HttpMethod.Post, $"{parts[0]}/_search?{parts[1]}"),
            }
            : FhirRequest.Get(typeAndQuery);
        return request with { IsSearch = true, IsBodyNeeded = true };
    }

    private static Problem? Checked(string type, string id)
        => FhirAddress.IsType(type) ? CheckedId(id) : RestProblems.BadAddress("a resource type");

    private static Problem? CheckedId(string id)
        => FhirAddress.IsId(id) ? null : RestProblems.BadAddress("a FHIR id");

    private static Task<Result<FhirReply>> Failed(Problem problem) => Task.FromResult<Result<FhirReply>>(problem);
}
