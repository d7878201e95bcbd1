using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Audit;

/// <summary>
/// Sends kept audit events to the results server, in an order that may be repeated: by their own id where the server takes it, else by a conditional create on
/// their tag. What the server refuses for good stays here and stops nothing behind it.
/// </summary>
internal sealed class AuditForwarder(IAuditStore store, FhirClient results, TimeProvider time, ILogger log) : BackgroundService
{
    private const int Most = 100;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);

    private readonly HashSet<long> refused = [];
    private int waiting;
    private int refusals;

    /// <summary>How many events the last look found unsent, at most a batch and those refused.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>How many the results server has refused for good since this process began.</summary>
    public int Refused => Volatile.Read(ref refusals);

    /// <summary>Sends what is pending, a batch at most; says how many were sent.</summary>
    public async Task<Result<int>> SendAsync(CancellationToken ct)
    {
        if (!(await store.PendingAsync(Most + refused.Count, ct)).TryGet(out var pending, out var problem))
        {
            return problem;
        }

        Volatile.Write(ref waiting, pending.Length);
        ImmutableArray<AuditRecord> records = [.. pending.Where(record => !refused.Contains(record.Id)).Take(Most)];
        if (records.IsEmpty)
        {
            return 0;
        }

        if (!(await results.CapabilitiesAsync(ct)).TryGet(out var server, out problem))
        {
            return problem;
        }

        var fates = server.Interactions.Contains("batch") ? await BatchAsync(records, server, ct) : await OneByOneAsync(records, server, ct);
        if (!fates.TryGet(out var codes, out problem))
        {
            return problem;
        }

        return await SettleAsync(records, codes, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = Quiet;
        try
        {
            while (true)
            {
                var sent = await SendAsync(stoppingToken);
                var wait = Quiet;
                if (sent.TryGet(out var count, out var problem))
                {
                    backoff = Quiet;
                    wait = count == Most ? TimeSpan.Zero : Quiet;
                }
                else
                {
                    log.AuditNotSent(problem.Code, problem.Text);
                    wait = problem.RetryAfter is { } asked && asked > backoff ? asked : backoff;
                    backoff = backoff * 2 < LongestBackoff ? backoff * 2 : LongestBackoff;
                }

                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task<Result<int>> SettleAsync(ImmutableArray<AuditRecord> records, ImmutableArray<int> codes, CancellationToken ct)
    {
        List<long> sent = [];
        var later = 0;
        for (var i = 0; i < records.Length; i++)
        {
            switch (codes[i])
            {
                case >= 200 and < 300:
                // Several match the tag: it is there, by the hand of more than one of us.
                case 412:
                    sent.Add(records[i].Id);
                    break;
                case 400 or 405 or 409 or 410 or 413 or 415 or 422:
                    log.AuditRefused(codes[i], records[i].Id);
                    refused.Add(records[i].Id);
                    Volatile.Write(ref refusals, refused.Count);
                    break;
                default:
                    later = codes[i];
                    break;
            }
        }

        if (sent.Count > 0 && (await store.MarkSentAsync(sent, ct)).Problem is { } problem)
        {
            return problem;
        }

        Volatile.Write(ref waiting, Math.Max(0, waiting - sent.Count));
        return later == 0 ? sent.Count : new Problem(ProblemKind.Unavailable, "WORK-020", $"The results server took only some audit events (HTTP {later}); the rest waits.");
    }

    private async Task<Result<ImmutableArray<int>>> BatchAsync(ImmutableArray<AuditRecord> records, ServerCapabilities server, CancellationToken ct)
    {
        var entries = records.Select(record => new BundleEntry { Resource = record.Event, Request = RequestOf(record, server) });
        var reply = await results.BatchAsync(BundleWriter.Write("batch", entries), ct, isRepeatable: true);
        if (!reply.TryGet(out var answer, out var problem) || !BundleEnvelope.Read(answer.Json).TryGet(out var bundle, out problem))
        {
            return problem;
        }

        return records.Select((_, place) => place < bundle.Entries.Length ? bundle.Entries[place].Response?.Code ?? 0 : 0).ToImmutableArray();
    }

    private async Task<Result<ImmutableArray<int>>> OneByOneAsync(ImmutableArray<AuditRecord> records, ServerCapabilities server, CancellationToken ct)
    {
        var codes = ImmutableArray.CreateBuilder<int>(records.Length);
        foreach (var record in records)
        {
            var request = RequestOf(record, server);
            var sent = request.Method == "PUT" ? await results.UpdateAsync(record.Event, null, ct, Returning.Minimal) : await results.CreateAsync(record.Event, request.IfNoneExist, ct, Returning.Minimal);
            if (sent.Problem is { Kind: not (ProblemKind.Invalid or ProblemKind.Unsupported) } problem)
            {
                return problem;
            }

            codes.Add(sent.Problem is null ? 201 : 422);
        }

        return codes.ToImmutable();
    }

    private static EntryRequest RequestOf(AuditRecord record, ServerCapabilities server)
    {
        var id = ResourceHead.Read(record.Event.Span).TryGet(out var head, out _) ? head.Id! : "";
        var abilities = server.Types.GetValueOrDefault("AuditEvent");
        return abilities is { HasUpdateCreate: true } && abilities.Interactions.Contains("update")
            ? new EntryRequest("PUT", $"AuditEvent/{id}")
            : new EntryRequest("POST", "AuditEvent")
            {
                IfNoneExist = abilities is { HasConditionalCreate: true } ? $"_tag={new Identifier(PrescreenUrls.Identifiers, id).ToToken()}" : null,
            };
    }
}
