using Prescreen.Cli.Demo.Hospital;
using Prescreen.EndToEnd.Support;
using Prescreen.Screening.Ledger;
using Prescreen.TestServer;

namespace Prescreen.EndToEnd.Disturbed;

/// <summary>The play on a quiet day: what every disturbed run must end with.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    internal static readonly TimeSpan NoCatchUp = TimeSpan.FromHours(20);

    internal Ward Ward { get; } = Ward.Open(
        "complete", "pathology-on-friday", "platelets-recover", "washout-ends", "mislabelled-platelets", "gilbert", "her2-three-plus", "prostate-history",
        "no-echocardiography", "ejection-fraction-withdrawn", "ejection-fraction-exactly-50", "ecog-2", "washout-running", "hiv-reactive", "platelets-corrected-down",
        "another-patients-platelets", "deceased", "merged-survivor", "merged-away", "healthy-man");

    /// <summary>What the results server holds at the end.</summary>
    internal IReadOnlyList<string> Results { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var server = await FhirTestServer.StartAsync(new TestServerOptions(), default);
        using var ehr = new FhirHttp(server.BaseUrl);
        await Ward.AdmitAsync(ehr, default);
        await using var prescreen = await Installation.StartAsync(server.BaseUrl, NoCatchUp, default);
        await SettleAsync(prescreen, default);
        foreach (var round in Ward.Rounds)
        {
            foreach (var happening in round)
            {
                await Ward.FileAsync(ehr, happening, default);
            }

            await ScreenAsync(prescreen, round);
        }

        Results = await Support.Results.ReadAsync(ehr, default);
        var statuses = await Support.Results.StatusesAsync(ehr, default);
        foreach (var (subject, status) in Ward.ExpectedStatuses(prescreen.System.Protocols))
        {
            statuses.GetValueOrDefault(subject).ShouldBe(status, string.Join('\n', Results.Where(line => line.StartsWith(subject, StringComparison.Ordinal))));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task ScreenAsync(Installation prescreen, PlayEvent[] round)
    {
        var now = TimeProvider.System.GetUtcNow();
        var due = round.Select(happening => new DuePatient($"Patient/{happening.PatientId}", now, DueCause.Notification));
        (await prescreen.System.Store.Ledger.MakeDueAsync([.. due], default)).Problem.ShouldBeNull();
        prescreen.System.Signal.Wake();
        await prescreen.BecomesIdleAsync(default);
    }

    /// <summary>Until everything that was filed is known and screened, whether it was told of or not.</summary>
    internal static async Task SettleAsync(Installation prescreen, CancellationToken ct)
    {
        await Eventually.IsTrueAsync(async () => (await prescreen.System.CatchUp.RunAsync(ct)).Problem is null, "a whole catch-up", ct);
        await prescreen.BecomesIdleAsync(ct);
    }
}
