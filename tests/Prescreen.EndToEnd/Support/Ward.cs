using System.Text.Json.Nodes;
using Prescreen.Cli.Demo.Hospital;
using Prescreen.Screening;

namespace Prescreen.EndToEnd.Support;

/// <summary>
/// Some patients of the demo's hospital with their part of the play in rounds: each round holds at most one event of each patient, so that where
/// everybody stands between two rounds doesn't depend on who was screened when.
/// </summary>
internal sealed class Ward
{
    private readonly DemoHospital hospital;

    private Ward(DemoHospital hospital, IReadOnlyList<DemoPatient> patients)
    {
        this.hospital = hospital;
        Patients = patients;
        var ids = patients.Select(patient => patient.Id).ToHashSet(StringComparer.Ordinal);
        Rounds = [.. hospital.Play.Where(happening => ids.Contains(happening.PatientId)).GroupBy(happening => happening.PatientId)
            .SelectMany(one => one.Index()).GroupBy(one => one.Index, one => one.Item).OrderBy(round => round.Key).Select(round => round.ToArray())];
    }

    public IReadOnlyList<DemoPatient> Patients { get; }

    public IReadOnlyList<PlayEvent[]> Rounds { get; }

    /// <summary>The patients of these stories; the play ends now, so that the clock of those who watch it is the wall's.</summary>
    public static Ward Open(params string[] stories)
    {
        var hospital = DemoHospital.Create(seed: 20261122, TimeProvider.System.GetUtcNow());
        var patients = hospital.Patients.Where(patient => stories.Contains(patient.Name)).ToList();
        patients.Count.ShouldBe(stories.Length);
        return new Ward(hospital, patients);
    }

    /// <summary>Files what is known before the play.</summary>
    public async Task AdmitAsync(FhirHttp ehr, CancellationToken ct)
    {
        var wanted = Patients.Select(patient => patient.Id).ToHashSet(StringComparer.Ordinal);
        var entries = hospital.Baseline.SelectMany(bundle => JsonNode.Parse(Trimmed(bundle).Span)!["entry"]!.AsArray());
        foreach (var resource in entries.Select(entry => entry!["resource"]!).Where(one => wanted.Contains(((string)one["id"]!).Split('-')[0])))
        {
            // One by one, as some servers take few updates in one transaction.
            await ehr.PutAsync($"{resource["resourceType"]}/{resource["id"]}", resource.ToJsonString(), ct);
        }
    }

    /// <summary>Files one event of the play.</summary>
    public static Task FileAsync(FhirHttp ehr, PlayEvent happening, CancellationToken ct)
        => ehr.SendAsync(HttpMethod.Put, $"{happening.ResourceType}/{happening.Id}", Trimmed(happening.Json), ct);

    /// <summary>The last version of everything the play files.</summary>
    public IEnumerable<PlayEvent> LastVersions => Rounds.SelectMany(round => round).GroupBy(happening => $"{happening.ResourceType}/{happening.Id}").Select(of => of.Last());

    /// <summary>The status of each subject when the play is over, by "NCT…|Patient/p01".</summary>
    public IReadOnlyDictionary<string, string> ExpectedStatuses(ActiveProtocols protocols)
    {
        var cea = protocols.Find("cea-car-t")!.Study.Value;
        var her2 = protocols.Find("her2-car-t")!.Study.Value;
        return Patients.SelectMany(patient => new[] { (Key: $"{cea}|Patient/{patient.Id}", patient.ExpectedCea), (Key: $"{her2}|Patient/{patient.Id}", patient.ExpectedHer2) })
            .Where(one => one.Item2 is not ExpectedStatus.NotConsidered).ToDictionary(one => one.Key, one => Name(one.Item2), StringComparer.Ordinal);
    }

    private static string Name(ExpectedStatus status) => status switch
    {
        ExpectedStatus.Candidate => "candidate",
        ExpectedStatus.PotentialCandidate => "potential-candidate",
        ExpectedStatus.Ineligible => "ineligible",
        ExpectedStatus.NotConsidered => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // One vendor of the hospital withdraws with "entered-in-error ", which strict servers refuse.
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> json)
        => json.Span.IndexOf("\"entered-in-error \""u8) < 0
            ? json
            : System.Text.Encoding.UTF8.GetBytes(JsonNode.Parse(json.Span)!.ToJsonString().Replace("\"entered-in-error \"", "\"entered-in-error\"", StringComparison.Ordinal));
}
