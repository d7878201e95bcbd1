using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prescreen.Facts;

namespace Prescreen.Worklist.Digest;

/// <summary>Sends the mails every day from a time of the site's day on; what couldn't be sent is tried again, ever more rarely, until the day is over.</summary>
internal sealed class DigestRounds(DigestRun run, DigestSettings settings, TimeZoneInfo zone, TimeProvider time, ILogger<DigestRounds> log) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LastRetry = TimeSpan.FromHours(2);

    private readonly SiteCalendar calendar = new(zone);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = FirstRetry;
        try
        {
            while (true)
            {
                var wait = UntilNext();
                if (wait <= TimeSpan.Zero)
                {
                    // A started process makes up for what its predecessor missed; whoever has had their mail today gets no other.
                    var isOwed = await RunAsync(stoppingToken);
                    wait = isOwed ? retry : UntilTomorrow();
                    retry = isOwed ? TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, LastRetry.Ticks)) : FirstRetry;
                }

                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task<bool> RunAsync(CancellationToken ct)
    {
        var reports = await run.RunAsync(isDry: false, ct);
        foreach (var report in reports.Where(report => report.Problem is not null))
        {
            log.NotTold(report.Problem!.Code, report.Problem.Text);
        }

        log.Told(reports.Count(report => report is { Verdict: DigestVerdict.Send, Problem: null }), reports.Length);
        return reports.Any(report => report.IsOwed);
    }

    private TimeSpan UntilNext() => Start(calendar.DayOf(time.GetUtcNow())) - time.GetUtcNow();

    private TimeSpan UntilTomorrow() => Start(calendar.DayOf(time.GetUtcNow()).AddDays(1)) - time.GetUtcNow();

    private DateTimeOffset Start(DateOnly day)
    {
        var local = day.ToDateTime(settings.At);
        // Where the clock skips that time of day, the first after the gap.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
