using System.Text.Json.Nodes;

namespace Prescreen.EndToEnd.Support;

/// <summary>
/// What the results server holds for coordinators, as text to compare: subjects, what their last assessments say, the lists' entries and the tasks.
/// Without ids, versions and times, which differ between two servers and between two runs.
/// </summary>
internal static class Results
{
    private const string Sid = "https://prescreen.example/fhir/sid";

    /// <summary>One line each, in an order of their own.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(FhirHttp server, CancellationToken ct)
    {
        var subjects = await server.FindAsync("ResearchSubject?_count=500", ct);
        var names = subjects.ToDictionary(subject => $"ResearchSubject/{subject["id"]}", Name, StringComparer.Ordinal);
        names.Count.ShouldBe(names.Values.Distinct(StringComparer.Ordinal).Count(), "one subject per patient and study");
        var assessments = (await server.FindAsync("Observation?code=https://prescreen.example/fhir/CodeSystem/prescreen|eligibility-assessment&_count=500", ct))
            .GroupBy(assessment => Target(assessment["focus"]![0]!), StringComparer.Ordinal)
            .ToDictionary(of => of.Key, of => of.OrderBy(one => (string)one["effectiveDateTime"]!, StringComparer.Ordinal).Last(), StringComparer.Ordinal);
        var lines = subjects.Select(subject => $"{Name(subject)} {subject["status"]}: {Assessment(assessments[$"ResearchSubject/{subject["id"]}"])}")
            .Concat((await server.FindAsync("Task?_count=500", ct)).Select(task => $"task {Identifier(task)} {task["status"]} {task["code"]!["coding"]![0]!["code"]} of {names[Target(task["focus"]!)]}"))
            .Concat((await server.FindAsync("List?_count=500", ct)).SelectMany(list => Entries(list, names)));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The subject's status by "NCT…|Patient/p01".</summary>
    public static async Task<IReadOnlyDictionary<string, string>> StatusesAsync(FhirHttp server, CancellationToken ct)
        => (await server.FindAsync("ResearchSubject?_count=500", ct)).GroupBy(Name, subject => (string)subject["status"]!, StringComparer.Ordinal)
            .ToDictionary(of => of.Key, of => string.Join(" and ", of), StringComparer.Ordinal);

    /// <summary>Where every resource that was written stands: the sum of versions shows any write, also one that changed nothing.</summary>
    public static async Task<IReadOnlyList<string>> VersionsAsync(FhirHttp server, CancellationToken ct)
    {
        string[] queries = ["ResearchSubject?", "Task?", "List?", "Provenance?", "Device?", "ResearchStudy?", "Subscription?", "Observation?code=https://prescreen.example/fhir/CodeSystem/prescreen|eligibility-assessment&"];
        var versions = new List<string>();
        foreach (var query in queries)
        {
            versions.AddRange((await server.FindAsync($"{query}_count=500", ct)).Select(found => $"{found["resourceType"]}/{found["id"]} {found["meta"]!["versionId"]}"));
        }

        return [.. versions.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Entries(JsonNode list, Dictionary<string, string> names)
        => list["entry"]?.AsArray().Select(entry => $"list {Identifier(list)} {names[Target(entry!["item"]!)]} {entry["flag"]?["coding"]?[0]?["code"]}") ?? [];

    private static string Assessment(JsonNode assessment)
        => string.Join("; ", assessment["component"]!.AsArray().Select(component =>
            $"{component!["code"]!["coding"]![0]!["code"]} {component["valueCodeableConcept"]?["coding"]?[0]?["code"] ?? "unknown"} {component["valueCodeableConcept"]?["text"]}{component["dataAbsentReason"]?["text"]}"));

    private static string Name(JsonNode subject) => Identifier(subject);

    private static string Identifier(JsonNode resource)
        => (string)resource["identifier"]!.AsArray().First(identifier => (string?)identifier!["system"] == Sid)!["value"]!;

    private static string Target(JsonNode reference)
    {
        var parts = ((string)reference["reference"]!).Split('/');
        var end = Array.IndexOf(parts, "_history") is > 0 and var history ? history : parts.Length;
        return $"{parts[end - 2]}/{parts[end - 1]}";
    }
}
