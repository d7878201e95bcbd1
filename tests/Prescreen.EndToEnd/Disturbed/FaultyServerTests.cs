using Prescreen.EndToEnd.Support;
using Prescreen.TestServer;
using Prescreen.TestServer.Faults;

namespace Prescreen.EndToEnd.Disturbed;

/// <summary>A server that throttles, fails, cuts connections, loses answers, and drops, repeats and mixes up notifications.</summary>
[Collection(DisturbedPlays.Name)]
public sealed class FaultyServerTests(UndisturbedRun undisturbed)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Play_OnAFaultyServer_EndsAsUndisturbed()
    {
        await using var server = await FhirTestServer.StartAsync(new TestServerOptions(), Ct);
        using var ehr = new FhirHttp(server.BaseUrl);
        await undisturbed.Ward.AdmitAsync(ehr, Ct);
        await using var prescreen = await Installation.StartAsync(server.BaseUrl, UndisturbedRun.NoCatchUp, Ct);
        await UndisturbedRun.SettleAsync(prescreen, Ct);

        foreach (var round in undisturbed.Ward.Rounds)
        {
            Disturb(server.Faults);
            foreach (var happening in round)
            {
                await Ward.FileAsync(ehr, happening, Ct);
            }

            await UndisturbedRun.SettleAsync(prescreen, Ct);
        }

        server.Faults.Clear();
        (await Results.ReadAsync(ehr, Ct)).ShouldBe(undisturbed.Results);
    }

    // The hospital files by PUT of what it knows; Prescreen reads, sends transactions and updates its lists.
    private static void Disturb(FaultPlan faults)
    {
        faults.Clear();
        faults.Add(new Fault(FaultKind.TooManyRequests) { Method = "GET", Times = 3, Every = 5, RetryAfter = TimeSpan.FromSeconds(1) });
        faults.Add(new Fault(FaultKind.Unavailable) { Method = "GET", Times = 3, Every = 7 });
        faults.Add(new Fault(FaultKind.Reset) { Method = "GET", Times = 2, Every = 11 });
        faults.Add(new Fault(FaultKind.LostReply) { Method = "POST", Times = 2, Every = 2 });
        faults.Add(new Fault(FaultKind.Unavailable) { Method = "POST", Times = 1, Every = 3, RetryAfter = TimeSpan.FromSeconds(1) });
        faults.Add(new Fault(FaultKind.LostReply) { Method = "PUT", PathContains = "/List/" });
        faults.Add(new Fault(FaultKind.Reset) { Method = "PUT", PathContains = "/List/" });
        faults.Add(new Fault(FaultKind.DropNotification) { Times = int.MaxValue, Every = 3 });
        faults.Add(new Fault(FaultKind.RepeatNotification) { Times = int.MaxValue, Every = 4 });
        faults.Add(new Fault(FaultKind.ReorderNotification) { Times = int.MaxValue, Every = 5 });
    }
}
