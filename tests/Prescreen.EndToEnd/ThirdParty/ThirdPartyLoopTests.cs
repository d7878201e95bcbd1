using System.Globalization;
using Prescreen.EndToEnd.Support;
using Prescreen.Screening.Ledger;

namespace Prescreen.EndToEnd.ThirdParty;

/// <summary>The whole loop against a server that nobody here wrote, once where clients choose ids and once where the server does.</summary>
public sealed class ThirdPartyLoopTests
{
    private static readonly TimeSpan OnlyAtTheStart = TimeSpan.FromHours(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Play_AgainstMedplum_EndsAsTheHospitalExpectsAndIsWrittenOnce(bool serverChoosesIds)
    {
        await using var server = await ThirdPartyServer.StartAsync(serverChoosesIds, Ct);
        using var ehr = new FhirHttp(server.BaseUrl);
        var ward = Ward.Open("platelets-recover", "mislabelled-platelets", "ejection-fraction-withdrawn", "deceased");
        await ward.AdmitAsync(ehr, Ct);
        await using var prescreen = await Installation.StartAsync(server.BaseUrl, OnlyAtTheStart, Ct);
        await Eventually.IsTrueAsync(async () => (await ehr.FindAsync("Subscription?status=active", Ct)).Count > 1, "active subscriptions", Ct);
        await prescreen.BecomesIdleAsync(Ct);

        await PlayWithARestartAsync(ward, ehr, prescreen);
        var expected = ward.ExpectedStatuses(prescreen.System.Protocols);
        await Eventually.BecomesAsync(async () => Text((await Results.StatusesAsync(ehr, Ct)).Where(one => expected.ContainsKey(one.Key))), Text(expected), prescreen.TellAsync, Ct);
        // What the server hasn't told yet would else be news later.
        (await prescreen.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();
        await prescreen.BecomesIdleAsync(Ct);

        var written = await Results.VersionsAsync(ehr, Ct);
        await RepeatAsync(prescreen);
        (await Results.VersionsAsync(ehr, Ct)).ShouldBe(written);

        var results = await Results.ReadAsync(ehr, Ct);
        await FileAgainAsync(ward, ehr, prescreen);
        (await Results.ReadAsync(ehr, Ct)).ShouldBe(results);

        await DecideAsync(ehr, prescreen);
    }

    private static async Task PlayWithARestartAsync(Ward ward, FhirHttp ehr, Installation prescreen)
    {
        foreach (var (index, round) in ward.Rounds.Index())
        {
            if (index == ward.Rounds.Count / 2)
            {
                await prescreen.StopAsync();
            }

            foreach (var happening in round)
            {
                await Ward.FileAsync(ehr, happening, Ct);
            }

            if (index == ward.Rounds.Count / 2)
            {
                await prescreen.StartAsync(Ct);
            }
        }
    }

    // Subscribing, catching up from the beginning and screening everybody.
    private static async Task RepeatAsync(Installation prescreen)
    {
        for (var time = 0; time < 2; time++)
        {
            var states = (await prescreen.System.Caretaker.SubscribeAsync(Ct)).Value;
            states.ShouldAllBe(state => state.Status == "active");
            foreach (var mark in (await prescreen.System.Store.Watermarks.ListAsync(Ct)).Value.Where(mark => mark.Key.StartsWith("catch-up/", StringComparison.Ordinal)))
            {
                (await prescreen.System.Store.Watermarks.ForceAsync(mark with { At = null }, Ct)).Problem.ShouldBeNull();
            }

            (await prescreen.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();
            (await prescreen.System.Store.Ledger.MakeAllDueAsync(TimeProvider.System.GetUtcNow(), DueCause.Notification, Ct)).Problem.ShouldBeNull();
            prescreen.System.Signal.Wake();
            await prescreen.BecomesIdleAsync(Ct);
        }
    }

    private static async Task FileAgainAsync(Ward ward, FhirHttp ehr, Installation prescreen)
    {
        for (var time = 0; time < 2; time++)
        {
            foreach (var happening in ward.LastVersions)
            {
                await Ward.FileAsync(ehr, happening, Ct);
            }
        }

        (await prescreen.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();
        await prescreen.BecomesIdleAsync(Ct);
    }

    private static async Task DecideAsync(FhirHttp ehr, Installation prescreen)
    {
        var study = prescreen.System.Protocols.Find("cea-car-t")!.Study.Value;
        var subject = (await ehr.FindAsync("ResearchSubject?status=candidate", Ct)).First(one => one["identifier"]!.ToJsonString().Contains(study, StringComparison.Ordinal));
        var path = $"ResearchSubject/{subject["id"]}";
        var patient = (string)subject["individual"]!["reference"]!;
        subject["status"] = "on-study";
        await ehr.PutAsync(path, subject.ToJsonString(), Ct);

        await ehr.PutAsync("Observation/contrary", Platelets(patient.Split('/')[^1], TimeProvider.System.GetUtcNow()), Ct);

        await Eventually.IsTrueAsync(async () => (await ehr.FindAsync($"Task?focus={path}", Ct)).Any(task => task.ToJsonString().Contains("\"contrary-evidence\"", StringComparison.Ordinal)), "a task about the evidence against", Ct);
        await prescreen.BecomesIdleAsync(Ct);
        ((string?)(await ehr.GetAsync(path, Ct))["status"]).ShouldBe("on-study");
        (await ehr.FindAsync($"ResearchSubject?individual={patient}", Ct)).Count(one => one["identifier"]!.ToJsonString().Contains(study, StringComparison.Ordinal)).ShouldBe(1);
    }

    private static string Platelets(string patient, DateTimeOffset at) => $$"""
        {"resourceType":"Observation","id":"contrary","status":"final","subject":{"reference":"Patient/{{patient}}"},
         "code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},
         "effectiveDateTime":"{{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}",
         "valueQuantity":{"value":9,"unit":"10*9/L","system":"http://unitsofmeasure.org","code":"10*9/L"}
        }
        """;

    private static string Text(IEnumerable<KeyValuePair<string, string>> statuses)
        => string.Join('\n', statuses.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));
}
