using System.Globalization;
using Prescreen.Browser.Support;
using Prescreen.EndToEnd.Support;
using Prescreen.Screening.Decisions;
using Prescreen.TestServer;

namespace Prescreen.Browser.Hostile;

/// <summary>A site whose every text is hostile: its trial, its patients, its staff, and what they decided and noted. Patient 0 has plain words, to compare with.</summary>
internal sealed class HostileSite : IAsyncDisposable
{
    private const string Plain = "words as others write them, plain and of much the same length as those";

    private const int Spares = 2;

    private readonly Dictionary<string, string> subjects = [];

    private HostileSite(Site site) => Site = site;

    /// <summary>The first of those whom a test may change; they come after one patient for each text.</summary>
    public static int Spare => HostileStrings.All.Count + 1;

    public Site Site { get; }

    /// <summary>The coordinator, by all the names there are.</summary>
    public static RegisteredUser Eve { get; } = new("eve", $"user§{string.Join(" · ", HostileStrings.All)}") { FhirUser = "Practitioner/eve" };

    public static async Task<HostileSite> OpenAsync(CancellationToken ct)
    {
        var access = new Dictionary<string, string?> { [$"Prescreen:Worklist:Access:{HostileProtocol.Id}:Coordinators"] = "Practitioner/eve" };
        HostileSite hostile = new(await Site.OpenAsync(TimeProvider.System, [Eve], access, ct));
        var now = TimeProvider.System.GetUtcNow();
        for (var patient = 0; patient < Spare + Spares; patient++)
        {
            await HostileChart.FileAsync(hostile.Site.Ehr, PatientOf(patient), TextOf(patient), now, ct);
        }

        using TemporaryFolder folder = new();
        await hostile.StartAsync(folder, "1.0.0", isAmended: false, ct);
        await hostile.Site.StopAsync();
        await hostile.StartAsync(folder, "2.0.0", isAmended: true, ct);
        await hostile.DecideAllAsync(ct);
        return hostile;
    }

    /// <summary>The text in the chart of a patient.</summary>
    public static string TextOf(int patient) => patient == 0 ? Plain : HostileStrings.All[(patient - 1) % HostileStrings.All.Count];

    public string Path(int patient) => $"/worklist/studies/{HostileProtocol.Id}/subjects/{subjects[PatientOf(patient)]["ResearchSubject/".Length..]}";

    /// <summary>Takes a subject to screening, so that who looks at it sees an old state.</summary>
    public Task ChangeAsync(int patient, CancellationToken ct) => DecideAsync(patient, DecisionAct.TakeToScreening, null, ct);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task StartAsync(TemporaryFolder folder, string version, bool isAmended, CancellationToken ct)
    {
        await File.WriteAllTextAsync(folder.File($"{HostileProtocol.Id}.yaml"), HostileProtocol.Write(version, isAmended), ct);
        await Site.StartAsync(folder.File(""), ct);
        await Eventually.IsTrueAsync(
            async () => (await Site.System.Store.Screenings.HeadsOfVersionAsync(HostileProtocol.Id, version, ct)).Value.Length == Spare + Spares,
            "everybody is screened",
            ct);
        await Site.BecomesIdleAsync(ct);
    }

    private async Task DecideAllAsync(CancellationToken ct)
    {
        foreach (var head in (await Site.System.Store.Screenings.HeadsAsync(0, 10_000, ct)).Value)
        {
            subjects[head.Patient["Patient/".Length..]] = head.Subject!;
        }

        for (var patient = 0; patient < Spare + Spares; patient++)
        {
            await DecideAsync(patient, DecisionAct.Assign, $"to§{TextOf(patient)}", ct);
            await DecideAsync(patient, DecisionAct.Dismiss, null, ct);
        }
    }

    private async Task DecideAsync(int patient, DecisionAct act, string? to, CancellationToken ct)
    {
        var subject = subjects[PatientOf(patient)];
        var stored = await Site.Ehr.GetAsync(subject, ct);
        var decided = await Site.System.Decisions.DecideAsync(
            new SubjectDecisionRequest
            {
                Protocol = Site.System.Protocols.Find(HostileProtocol.Id)!,
                Patient = $"Patient/{PatientOf(patient)}",
                Subject = subject,
                ExpectedVersion = (string)stored["meta"]!["versionId"]!,
                Act = act,
                By = new Person($"user:by-{PatientOf(patient)}", $"by§{TextOf(patient)}"),
                Reason = act is DecisionAct.Dismiss ? DismissalReasons.Misread : null,
                Criterion = act is DecisionAct.Dismiss ? HostileProtocol.CriterionOf(Math.Max(0, patient - 1) % HostileStrings.All.Count) : null,
                Note = $"{act}§{TextOf(patient)}",
                AssignTo = act is DecisionAct.Assign ? $"user:to-{PatientOf(patient)}" : null,
                AssignToName = to,
            },
            ct);
        decided.Problem.ShouldBeNull();
    }

    // As near to a script as an id may be.
    private static string PatientOf(int index) => string.Create(CultureInfo.InvariantCulture, $"javascript.alert.{index:D3}");
}
