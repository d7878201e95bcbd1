using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Access;

/// <summary>Every address there is, and what of her2-car-t must be in no answer to others.</summary>
internal sealed class Denied(DemoPlay play)
{
    public static IReadOnlyList<HttpMethod> Verbs { get; } =
        [HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Options];

    /// <summary>A subject of her2-car-t, of somebody whom cea-car-t doesn't consider.</summary>
    public string Subject { get; } = play.Subject(Staff.Her2, "alt-with-liver-metastasis");

    /// <summary>The patterns of all routes the application has, as the framework knows them.</summary>
    public IReadOnlyList<string> Patterns { get; } =
        [.. play.Site.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<string> StudyPatterns => Patterns.Where(pattern => pattern.Contains("{study}", StringComparison.Ordinal));

    /// <summary>An address of a pattern, of a study and a subject.</summary>
    public static string Fill(string pattern, string study, string subject)
        => string.Join('/', pattern.Split('/').Select(part => part switch
        {
            "{study}" => study,
            "{subject}" => subject,
            "{way}" => "smart-0",
            ['{', ..] => "x",
            _ => part,
        }));

    /// <summary>What tells of her2-car-t: its title, its criteria, its subjects, its patients' names.</summary>
    public async Task<IReadOnlyList<string>> SecretsAsync()
    {
        var (own, theirs) = (play.Site.System.Protocols.Find(Staff.Cea)!, play.Site.System.Protocols.Find(Staff.Her2)!);
        var common = own.Criteria.Select(criterion => criterion.Text).ToList();
        var patients = await play.Site.Ehr.FindAsync("Patient?_count=500", default);
        var known = play.Subjects(Staff.Cea).Select(one => one.Patient).ToHashSet(StringComparer.Ordinal);
        var namesOfOurs = patients.Where(patient => known.Contains($"Patient/{patient["id"]}")).Select(Family).ToHashSet(StringComparer.Ordinal);
        var strangers = play.Subjects(Staff.Her2).Where(one => !known.Contains(one.Patient)).ToList();
        return
        [
            theirs.Title,
            .. theirs.Criteria.Select(criterion => criterion.Text).Where(text => text.Length > 8 && !common.Any(ours => ours.Contains(text, StringComparison.Ordinal))),
            .. play.Subjects(Staff.Her2).Select(one => one.Subject).Where(subject => subject != Subject),
            .. patients.Where(patient => strangers.Any(one => one.Patient == $"Patient/{patient["id"]}")).Select(Family).Where(name => !namesOfOurs.Contains(name)),
        ];
    }

    /// <summary>How many refusals of a person the trail holds of her2-car-t.</summary>
    public async Task<int> RefusalsAsync(string practitioner)
        => (await play.Site.System.Store.AuditStore.ListAsync(Staff.Her2, 10_000, 0, default)).Value
            .Select(record => JsonNode.Parse(record.Event.Span)!)
            .Count(one => (string?)one["agent"]![0]!["altId"] == practitioner && (string?)one["outcome"] == "4");

    private static string Family(JsonNode patient) => (string?)patient["name"]?[0]?["family"] ?? (string?)patient["name"]?[0]?["text"] ?? "no name at all";
}
