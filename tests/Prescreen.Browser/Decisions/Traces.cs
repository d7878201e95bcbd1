using System.Text.Json.Nodes;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Decisions;

/// <summary>What stands on the hospital's server of one subject.</summary>
internal sealed class Traces(Site site, string subject)
{
    public Task<JsonNode> SubjectAsync() => site.Ehr.GetAsync($"ResearchSubject/{subject}", default);

    public async Task<string> StatusAsync() => (string)(await SubjectAsync())["status"]!;

    /// <summary>The acts of people, in their order, each as "take-to-screening by Practitioner/ada".</summary>
    public async Task<IReadOnlyList<string>> ActsAsync()
        => [.. (await site.Ehr.FindAsync($"Provenance?target=ResearchSubject/{subject}", default))
            .Where(one => (string?)one["agent"]![0]!["type"]?["coding"]?[0]?["code"] == "author" && one["activity"] is not null)
            .OrderBy(one => (DateTimeOffset)one["recorded"]!)
            .Select(one => $"{one["activity"]!["coding"]![0]!["code"]} by {one["agent"]![0]!["who"]!["reference"]}")];

    /// <summary>The task that people's acts leave their trace in.</summary>
    public async Task<JsonNode> FollowUpAsync()
        => (await site.Ehr.FindAsync($"Task?focus=ResearchSubject/{subject}", default)).Single(task => (string?)task["code"]!["coding"]![0]!["code"] == "follow-up");
}
