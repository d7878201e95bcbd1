using Prescreen.Cli.Demo.Hospital;
using Prescreen.EndToEnd.Support;
using Prescreen.Screening.Ledger;
using Prescreen.TestServer;

namespace Prescreen.EndToEnd.Disturbed;

/// <summary>SIGKILL at any moment of the play loses nothing and does nothing twice.</summary>
[Collection(DisturbedPlays.Name)]
public sealed class KillTests(UndisturbedRun undisturbed)
{
    private const int Kills = 50;
    private const int LongestLifeMilliseconds = 2_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Play_ServeKilledAtFiftyRandomMoments_EndsAsUndisturbed()
    {
        // Seeded, so that a failure can be looked for again; the moments within the process differ from run to run all the same.
        var random = new Random(20261122);
        using var folder = new TemporaryFolder();
        await using var server = await FhirTestServer.StartAsync(new TestServerOptions(), Ct);
        using var ehr = new FhirHttp(server.BaseUrl);
        await undisturbed.Ward.AdmitAsync(ehr, Ct);
        var site = new Site(server.BaseUrl, new Uri($"http://127.0.0.1:{Installation.FreePort()}/"), folder.File("ledger.db"));
        using (site.Start())
        {
            await SettleAsync(site, TimeProvider.System.GetUtcNow());
        }

        var killed = 0;
        foreach (var (index, round) in undisturbed.Ward.Rounds.Index())
        {
            var kills = (Kills * (index + 1) / undisturbed.Ward.Rounds.Count) - killed;
            await KillDuringAsync(site, ehr, round, kills, random);
            killed += kills;
        }

        killed.ShouldBe(Kills);
        (await Results.ReadAsync(ehr, Ct)).ShouldBe(undisturbed.Results);
    }

    private static async Task KillDuringAsync(Site site, FhirHttp ehr, PlayEvent[] round, int kills, Random random)
    {
        var filed = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            using var serve = site.Start();
            var life = Task.Delay(random.Next(LongestLifeMilliseconds), Ct);
            for (; filed < round.Length * kill / kills; filed++)
            {
                await Ward.FileAsync(ehr, round[filed], Ct);
            }

            await life;
            serve.IsRunning.ShouldBeTrue("serve ended by itself");
            await serve.KillAsync();
        }

        foreach (var happening in round[filed..])
        {
            await Ward.FileAsync(ehr, happening, Ct);
        }

        var until = TimeProvider.System.GetUtcNow();
        using (site.Start())
        {
            await SettleAsync(site, until);
        }
    }

    // The process tells nothing of itself; its ledger does: catch-up came past everything filed, and nothing is owed.
    private static async Task SettleAsync(Site site, DateTimeOffset until)
    {
        await using var store = (await LedgerStore.OpenAsync($"sqlite:{site.Ledger}", TimeProvider.System, ct: Ct)).Value;
        await Eventually.IsTrueAsync(async () =>
        {
            var marks = (await store.Watermarks.ListAsync(Ct)).Value.Where(mark => mark.Key.StartsWith("catch-up/", StringComparison.Ordinal)).ToList();
            return marks.Count > 1 && marks.TrueForAll(mark => mark.At >= until);
        }, "a catch-up past all that was filed", Ct);
        await Eventually.IsTrueAsync(async () => (await store.Ledger.CountAsync(Ct)).Value is { Due: 0, Leased: 0, Parked: 0 }, "an idle ledger", Ct);
        (await store.Ledger.CountAsync(Ct)).Value.Dead.ShouldBe(0);
    }

    private sealed record Site(Uri Ehr, Uri Address, string Ledger)
    {
        public ServeProcess Start() => ServeProcess.Start(Installation.Keys(Ehr, Address, Ledger, TimeSpan.FromSeconds(2)), Address);
    }
}
