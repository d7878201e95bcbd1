using System.Buffers.Binary;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Subscriptions;
using Prescreen.Screening.CatchUp;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Work;

namespace Prescreen.Screening.Hosting;

/// <summary>What a process does at its start, each part of which may fail and be repeated by the next.</summary>
public sealed class Caretaker
{
    private const string ProtocolsKey = "protocols";

    private readonly PrescreenSystem system;
    private readonly WorkerIdentity worker;
    private readonly ILogger<Caretaker> log;

    internal Caretaker(PrescreenSystem system, WorkerIdentity worker, ILogger<Caretaker> log) => (this.system, this.worker, this.log) = (system, worker, log);

    /// <summary>Frees what an earlier process of this name held, and makes everybody due where a protocol was amended. The problem is the ledger's.</summary>
    public async Task<Problem?> PrepareAsync(CancellationToken ct)
    {
        if ((await system.Store.Ledger.ReleaseAsync(worker.Name, ct)).Problem is { } problem)
        {
            return problem;
        }

        foreach (var notice in system.Protocols.MapNotices)
        {
            log.MapNotice(notice.ToString());
        }

        return await NoteProtocolsAsync(ct);
    }

    /// <summary>Creates and repairs the subscriptions; empty where no <c>Prescreen:PublicUrl</c> is set, so that the EHR is polled.</summary>
    public async Task<Result<ImmutableArray<SubscriptionState>>> SubscribeAsync(CancellationToken ct)
    {
        if (system.Settings.PublicUrl is null)
        {
            return ImmutableArray<SubscriptionState>.Empty;
        }

        if (!(await system.Ehr.CapabilitiesAsync(ct)).TryGet(out var server, out var problem))
        {
            log.NotSubscribed(problem.Code, problem.Text);
            return problem;
        }

        var ensured = await Keeper(server)!.EnsureAsync(WatchPlan.Of(system.Protocols, server), ct);
        if (!ensured.TryGet(out var states, out problem))
        {
            log.NotSubscribed(problem.Code, problem.Text);
            return problem;
        }

        foreach (var state in states)
        {
            log.Subscribed(state.Name, state.Act.ToString(), state.Status);
        }

        return states;
    }

    /// <summary>
    /// Keeps our subscriptions at the EHR; null where no <c>Prescreen:PublicUrl</c> is set, for then there is nowhere to notify. With
    /// <paramref name="server"/> it asks in the form that server takes.
    /// </summary>
    public SubscriptionKeeper? Keeper(ServerCapabilities? server = null) => system.Settings.PublicUrl is { } publicUrl
        ? new SubscriptionKeeper(system.Ehr, new SubscriptionOptions
        {
            Endpoint = new Uri(publicUrl, "notifications"),
            Topic = system.Settings.Topic,
            Payload = "application/fhir+json",
            Secret = system.Settings.Secrets.FirstOrDefault(),
            Status = StatusFor(server),
        })
        : null;

    // Medplum never activates what is requested of it: its clients submit "active". https://www.medplum.com/docs/subscriptions
    private static string StatusFor(ServerCapabilities? server)
        => server?.Software?.Contains("Medplum", StringComparison.OrdinalIgnoreCase) == true ? "active" : "requested";

    private async Task<Problem?> NoteProtocolsAsync(CancellationToken ct)
    {
        var print = BinaryPrimitives.ReadInt64BigEndian(Convert.FromHexString(system.Protocols.Fingerprint)) & long.MaxValue;
        if (!(await system.Store.Watermarks.GetAsync(ProtocolsKey, ct)).TryGet(out var mark, out var problem))
        {
            return problem;
        }

        if (mark.EventNumber == print)
        {
            return null;
        }

        // New value sets ask for what catch-up passed over before, so it starts again from the beginning.
        if (!(await system.Store.Watermarks.ListAsync(ct)).TryGet(out var marks, out problem))
        {
            return problem;
        }

        foreach (var stream in marks.Where(one => one.Key.StartsWith(Watermark.OfCatchUp(""), StringComparison.Ordinal)))
        {
            if ((await system.Store.Watermarks.ForceAsync(stream with { At = null }, ct)).Problem is { } failure)
            {
                return failure;
            }
        }

        if (!(await system.Store.Ledger.MakeAllDueAsync(system.Time.GetUtcNow(), DueCause.Amendment, ct)).TryGet(out var made, out problem))
        {
            return problem;
        }

        log.ProtocolsChanged(made.Patients);
        return (await system.Store.Watermarks.ForceAsync(new Watermark(ProtocolsKey, print, system.Time.GetUtcNow()), ct)).Problem;
    }
}
