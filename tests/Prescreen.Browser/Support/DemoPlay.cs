using System.Globalization;
using Prescreen.Cli;
using Prescreen.Cli.Demo;
using Prescreen.Cli.Demo.Hospital;
using Prescreen.EndToEnd.Support;

namespace Prescreen.Browser.Support;

/// <summary>The demo's hospital when its two weeks are over; her2-car-t was amended on the last day.</summary>
internal sealed class DemoPlay : IAsyncDisposable
{
    private readonly DemoHospital hospital;
    private readonly DemoClock clock;
    private readonly Dictionary<(string Protocol, string Patient), string> subjects = [];

    private DemoPlay(DemoHospital hospital, DemoClock clock, Site site) => (this.hospital, this.clock, Site) = (hospital, clock, site);

    public Site Site { get; }

    public static async Task<DemoPlay> PlayAsync(CancellationToken ct)
    {
        var hospital = DemoHospital.Create(seed: 1, TimeProvider.System.GetUtcNow());
        DemoClock clock = new(TimeProvider.System, hospital.PlayStarts);
        DemoPlay play = new(hospital, clock, await Site.OpenAsync(clock, Staff.AtEhr, Staff.Access, ct));
        using TemporaryFolder before = new();
        Amendments.WriteEarlier(before);
        using HospitalFeed feed = new(play.Site.Server.BaseUrl);
        (await feed.LoadAsync(hospital, ct)).ShouldBeNull();
        await play.Site.StartAsync(before.File(""), ct);
        await play.Site.BecomesIdleAsync(ct);
        foreach (var day in hospital.Play.GroupBy(happening => happening.At.UtcDateTime.Date))
        {
            await play.PassAsync(feed, day, ct);
        }

        await play.ReachAsync(hospital.PlayEnds, ct);
        await play.AmendAsync(ct);
        await play.KnowSubjectsAsync(ct);
        return play;
    }

    /// <summary>"p07" of a story's name.</summary>
    public string Patient(string story) => hospital.Patients.Single(patient => patient.Name == story).Id;

    /// <summary>The ResearchSubject's id of a story's patient.</summary>
    public string Subject(string protocol, string story) => subjects[(protocol, $"Patient/{Patient(story)}")];

    /// <summary>The path of a story's page.</summary>
    public string Path(string protocol, string story) => $"/worklist/studies/{protocol}/subjects/{Subject(protocol, story)}";

    /// <summary>Who has a subject in a study: the patients and the ids of their subjects.</summary>
    public IEnumerable<(string Patient, string Subject)> Subjects(string protocol)
        => subjects.Where(one => one.Key.Protocol == protocol).Select(one => (one.Key.Patient, one.Value));

    /// <summary>Files a platelet count of today far below what any trial allows, and waits until it is screened.</summary>
    public async Task FileLowPlateletsAsync(string story, CancellationToken ct)
    {
        var counts = await Site.Ehr.FindAsync($"Observation?patient=Patient/{Patient(story)}&code=http://loinc.org|777-3", ct);
        var count = counts[^1].DeepClone();
        var now = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        (count["id"], count["effectiveDateTime"], count["issued"]) = ($"{Patient(story)}-low", now, now);
        count["valueQuantity"]!["value"] = 9;
        count.AsObject().Remove("identifier");
        count.AsObject().Remove("meta");
        await Site.Ehr.PutAsync($"Observation/{count["id"]}", count.ToJsonString(), ct);
        await Site.BecomesIdleAsync(ct);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task PassAsync(HospitalFeed feed, IEnumerable<PlayEvent> day, CancellationToken ct)
    {
        clock.Reach(day.Max(happening => happening.At));
        foreach (var happening in day)
        {
            (await feed.FileAsync(happening, ct)).ShouldBeNull();
        }

        await ReachAsync(clock.GetUtcNow(), ct);
    }

    private Task ReachAsync(DateTimeOffset instant, CancellationToken ct)
    {
        clock.Reach(instant);
        Site.System.Signal.Wake();
        return Site.BecomesIdleAsync(ct);
    }

    private async Task AmendAsync(CancellationToken ct)
    {
        await Site.StopAsync();
        await Site.StartAsync(Profiles.Protocols, ct);
        var screenings = Site.System.Store.Screenings;
        var now = Site.System.Protocols.Find(Staff.Her2)!.Version;
        var screened = (await screenings.HeadsOfVersionAsync(Staff.Her2, Amendments.Earlier, ct)).Value.Length;
        await Eventually.IsTrueAsync(
            async () => (await screenings.HeadsOfVersionAsync(Staff.Her2, now, ct)).Value.Length == screened,
            string.Create(CultureInfo.InvariantCulture, $"{screened} are screened by the amendment"),
            ct);
        await Site.BecomesIdleAsync(ct);
    }

    private async Task KnowSubjectsAsync(CancellationToken ct)
    {
        foreach (var head in (await Site.System.Store.Screenings.HeadsAsync(0, 10_000, ct)).Value.Where(head => head.Subject is not null))
        {
            subjects[(head.Protocol, head.Patient)] = head.Subject!["ResearchSubject/".Length..];
        }
    }
}
