using System.Diagnostics;
using System.Globalization;
using Prescreen.Cli.Demo.Hospital;
using Prescreen.Cli.Output;

namespace Prescreen.Cli.Demo;

/// <summary>The whole demo: a hospital, two weeks of its results, the flags that come of them, and the list at the end.</summary>
internal sealed class DemoRun(DemoHospital hospital, DemoSite site, DemoClock clock, Surroundings surroundings)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(15);

    private readonly TextWriter output = surroundings.Output;
    private readonly FlagWatch watch = new(site.System);
    private readonly Narrator narrator = new(hospital, surroundings.Output);
    private readonly long started = Stopwatch.GetTimestamp();
    private int told;

    /// <summary>How many days of the play pass in a second, of those with something to tell.</summary>
    public double DaysPerSecond { get; init; } = 0.5;

    /// <summary>Plays it; the problem is what kept it from its end. True where all came out as the stories say.</summary>
    public async Task<Result<bool>> PlayAsync(CancellationToken ct)
    {
        using HospitalFeed feed = new(site.Server.BaseUrl);
        if (await feed.LoadAsync(hospital, ct) is { } refused)
        {
            return refused;
        }

        await site.StartAsync(ct);
        output.WriteLine("Prescreen subscribes and reads what is on record …");
        if (await SettleAsync(isFirst: true, [], ct) is { } unsettled)
        {
            return unsettled;
        }

        TellFirstDay();
        foreach (var day in hospital.Play.GroupBy(happening => happening.At.UtcDateTime.Date))
        {
            if (await PlayDayAsync(feed, [.. day], ct) is { } stopped)
            {
                return stopped;
            }
        }

        clock.Reach(hospital.PlayEnds);
        // Days pass in seconds here, so no catch-up has come by since the first one.
        if ((await site.System.CatchUp.RunAsync(ct)).Problem is { } notCaughtUp)
        {
            return notCaughtUp;
        }

        site.System.Signal.Wake();
        return await SettleAsync(isFirst: false, [], ct) is { } problem ? problem : await EndAsync(ct);
    }

    private async Task<Problem?> PlayDayAsync(HospitalFeed feed, IReadOnlyList<PlayEvent> day, CancellationToken ct)
    {
        var (began, toldBefore) = (Stopwatch.GetTimestamp(), told);
        foreach (var filed in day.GroupBy(happening => happening.At.Hour / 6))
        {
            clock.Reach(filed.Max(happening => happening.At));
            site.System.Signal.Wake();
            foreach (var happening in filed)
            {
                if (await feed.FileAsync(happening, ct) is { } refused)
                {
                    return refused;
                }
            }

            if (await SettleAsync(isFirst: false, [.. filed], ct) is { } unsettled)
            {
                return unsettled;
            }
        }

        // Only what was told takes time to read.
        var rest = TimeSpan.FromSeconds(1 / DaysPerSecond) - Stopwatch.GetElapsedTime(began);
        if (told > toldBefore && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, ct);
        }

        return null;
    }

    /// <summary>
    /// Waits until no notification is under way and nothing more is owed, and tells of the flags: on the first day as they come, later once all that was filed
    /// together is read, as half a panel gives flags that stand for a moment only.
    /// </summary>
    private async Task<Problem?> SettleAsync(bool isFirst, IReadOnlyList<PlayEvent> filed, CancellationToken ct)
    {
        var quietSince = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(quietSince) < Quiet)
        {
            await Task.Delay(Look, ct);

            // Before the ledger is asked: what is delivered is in the ledger by then.
            var undelivered = site.Server.Undelivered;
            if (!(await site.System.Store.Ledger.CountAsync(ct)).TryGet(out var counts, out var problem))
            {
                return problem;
            }

            var isStarting = isFirst && counts.Settled + counts.Waiting == 0;
            if (undelivered + counts.Due + counts.Leased + counts.Parked > 0 || isStarting)
            {
                quietSince = Stopwatch.GetTimestamp();
            }

            if (isFirst && await TellNewAsync(isFirst, filed, ct) is { } unread)
            {
                return unread;
            }
        }

        return await TellNewAsync(isFirst, filed, ct);
    }

    private async Task<Problem?> TellNewAsync(bool isFirst, IReadOnlyList<PlayEvent> filed, CancellationToken ct)
    {
        if (!(await watch.LookAsync(ct)).TryGet(out var flags, out var problem))
        {
            return problem;
        }

        foreach (var flag in flags)
        {
            Tell(flag, isFirst, filed);
        }

        return null;
    }

    private async Task<Result<bool>> EndAsync(CancellationToken ct)
    {
        Expectations expectations = new(hospital, site.System.Protocols, site.System.Results);
        var patience = Stopwatch.GetTimestamp();
        while (true)
        {
            if (!(await expectations.CheckAsync(ct)).TryGet(out var check, out var problem))
            {
                return problem;
            }

            if (check.Wrong.Count > 0 && Stopwatch.GetElapsedTime(patience) < LastPatience)
            {
                if (await SettleAsync(isFirst: false, [], ct) is { } unsettled)
                {
                    return unsettled;
                }

                continue;
            }

            WriteList();
            foreach (var wrong in check.Wrong)
            {
                surroundings.Error.WriteLine(wrong);
            }

            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"As expected: {check.All - check.Wrong.Count} of {check.All}, after {seconds:0} s."));
            return check.Wrong.Count == 0;
        }
    }

    private void WriteList()
    {
        output.WriteLine();
        output.WriteLine($"The list when the two weeks are over, {hospital.PlayEnds.UtcDateTime.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture)}:");
        output.WriteLine();
        foreach (var protocol in site.System.Protocols.All)
        {
            PatientTable.Write(output, surroundings.HasColour, $"{protocol.Id} {protocol.Version}  {protocol.Title}", [.. watch.Latest(protocol.Id)]);
        }
    }

    private void Tell(FlagChange flag, bool isFirst, IReadOnlyList<PlayEvent> filed)
    {
        if (isFirst)
        {
            narrator.First(flag);
        }
        else
        {
            told++;
            narrator.Changed(flag, clock.GetUtcNow(), filed);
        }
    }

    private void TellFirstDay()
    {
        foreach (var protocol in site.System.Protocols.All.Select(protocol => protocol.Id))
        {
            output.WriteLine($"  {protocol}: {Count(protocol, "candidate")} fit, {Count(protocol, "potential-candidate")} may fit but data is missing, {Count(protocol, "ineligible")} don't.");
        }
    }

    private string Count(string protocol, string status)
        => watch.Latest(protocol).Count(flag => flag.Status == status).ToString(CultureInfo.InvariantCulture);
}
