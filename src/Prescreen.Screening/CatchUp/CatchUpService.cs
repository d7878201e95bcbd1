using System.Globalization;
using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Work;

namespace Prescreen.Screening.CatchUp;

/// <summary>
/// Finds what no notification told of, by <c>_lastUpdated</c> and the server's own clock: all that changed since the last time, with an overlap for
/// servers that index late. A stream's watermark moves only once every patient found is durable. Polling with it needs no subscriptions.
/// </summary>
public sealed class CatchUpService(
    FhirClient ehr, FhirClient results, ILedger ledger, IWatermarks watermarks, SubjectSync subjects, ActiveProtocols protocols, WorkSignal signal,
    TimeProvider time, ILogger<CatchUpService> log)
{
    private const string Subjects = "ResearchSubject";
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Catches up on every stream; a stream's problem doesn't stop the others.</summary>
    public async Task<CaughtUp> RunAsync(CancellationToken ct)
    {
        if (!(await StreamsAsync(ct)).TryGet(out var streams, out var problem))
        {
            log.CatchUpFailed("all", problem.Code, problem.Text);
            return new CaughtUp(0, 0) { Problem = problem };
        }

        var all = new CaughtUp(0, 0);
        foreach (var stream in streams)
        {
            all = all.And(await RunAsync(stream, ct));
        }

        return all;
    }

    /// <summary>Catches up on the stream of a ledger key; a stream that the plan no longer has is everybody's business, so all are run.</summary>
    public async Task<Result<Screened>> RunOneAsync(string name, CancellationToken ct)
    {
        if (!(await StreamsAsync(ct)).TryGet(out var streams, out var problem))
        {
            return problem;
        }

        var found = streams.FirstOrDefault(stream => stream.Name == name);
        var done = found is null ? await RunAsync(ct) : await RunAsync(found, ct);
        return done.Problem is { } failure ? failure : Screened.Nothing;
    }

    /// <summary>The streams: the parts of the watch plan, and the subjects of the results server.</summary>
    public async Task<Result<IReadOnlyList<WatchedSearch>>> StreamsAsync(CancellationToken ct)
    {
        if (!(await ehr.CapabilitiesAsync(ct)).TryGet(out var server, out var problem))
        {
            return problem;
        }

        return new List<WatchedSearch>(WatchPlan.Of(protocols, server).Parts.Select(part => new WatchedSearch(part.Name.Replace(' ', '-'), part.Criteria)))
        {
            new(Subjects, $"{Subjects}?"),
        };
    }

    private async Task<CaughtUp> RunAsync(WatchedSearch stream, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var done = await FollowAsync(stream, ct);
        if (done.Problem is { } problem)
        {
            log.CatchUpFailed(stream.Name, problem.Code, problem.Text);
        }
        else
        {
            log.CaughtUp(stream.Name, done.Resources, done.Patients, (long)time.GetElapsedTime(started).TotalMilliseconds);
        }

        return done;
    }

    private async Task<CaughtUp> FollowAsync(WatchedSearch stream, CancellationToken ct)
    {
        var key = Watermark.OfCatchUp(stream.Name);
        if (!(await watermarks.GetAsync(key, ct)).TryGet(out var mark, out var problem))
        {
            return new CaughtUp(0, 0) { Problem = problem };
        }

        var client = stream.Name == Subjects ? results : ehr;
        var done = new CaughtUp(0, 0);
        DateTimeOffset? upTo = null;
        await foreach (var result in client.SearchAsync(stream.QuerySince(mark.At - Overlap), ct))
        {
            if (!result.TryGet(out var page, out problem))
            {
                return done with { Problem = problem };
            }

            // What changes while we read has a later time than the first page, and is found by the next search.
            upTo ??= page.ServerDate;
            var found = await TakeAsync(stream, page, ct);
            done = done.And(found);
            if (found.Problem is not null)
            {
                return done;
            }
        }

        if (mark.At is { } since && await DeletionsAsync(stream, since - Overlap, ct) is { } undeleted)
        {
            return done with { Problem = undeleted };
        }

        return upTo is null || (await watermarks.AdvanceAsync(new Watermark(key, null, upTo), ct)).TryGet(out _, out problem) ? done : done with { Problem = problem };
    }

    private async Task<CaughtUp> TakeAsync(WatchedSearch stream, FhirPage page, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = new Dictionary<string, DuePatient>(StringComparer.Ordinal);
        var count = 0;
        foreach (var entry in page.Bundle.Entries.Where(entry => !entry.Resource.IsEmpty && entry.SearchMode is not "outcome"))
        {
            count++;
            if (stream.Name == Subjects)
            {
                if (await subjects.NoteAsync(entry.Resource, ct) is { } unnoted)
                {
                    return new CaughtUp(count, 0) { Problem = unnoted };
                }
            }
            else if (PatientLink.Of(entry.Resource.Span) is { } patient)
            {
                // Who has nothing but a name and an address isn't screened for having it.
                if (stream.Type == "Patient" && (await subjects.IsFollowedAsync(patient, ct)).TryGet(out var isFollowed, out _) && !isFollowed)
                {
                    continue;
                }

                due[patient] = new DuePatient(patient, now, DueCause.CatchUp);
            }
        }

        var made = await MakeDueAsync([.. due.Values], ct);
        return new CaughtUp(count, due.Count) { Problem = made };
    }

    private async Task<Problem?> DeletionsAsync(WatchedSearch stream, DateTimeOffset since, CancellationToken ct)
    {
        if (stream.Name == Subjects || !(await ehr.CapabilitiesAsync(ct)).TryGet(out var server, out _) || !server.Can(stream.Type, "history-type"))
        {
            return null;
        }

        var query = string.Create(CultureInfo.InvariantCulture, $"{stream.Type}/_history?_since={since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        await foreach (var result in ehr.SearchAsync(query, ct))
        {
            if (!result.TryGet(out var page, out var problem))
            {
                return problem;
            }

            var gone = page.Bundle.Entries.Where(entry => entry.Request is { Method: "DELETE" }).Select(entry => entry.Request!.Url.Split('/'))
                .Where(url => url.Length == 2).Select(url => new DuePatient(LedgerKey.OfResource(url[0], url[1]), time.GetUtcNow(), DueCause.CatchUp));
            if (await MakeDueAsync([.. gone], ct) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private async Task<Problem?> MakeDueAsync(IReadOnlyList<DuePatient> due, CancellationToken ct)
    {
        if (due.Count == 0)
        {
            return null;
        }

        var made = await ledger.MakeDueAsync(due, ct);
        signal.Wake();
        return made.Problem;
    }
}
