using System.Text.Json.Nodes;
using Prescreen.EndToEnd.Support;
using Prescreen.TestServer;

namespace Prescreen.EndToEnd.Disturbed;

/// <summary>A course of the whole loop, and all that Prescreen wrote in it.</summary>
public sealed class WrittenCourse : IAsyncLifetime
{
    private const string Base = "https://prescreen.example/fhir";
    private const string Assessments = $"Observation?code={Base}/CodeSystem/prescreen|eligibility-assessment&_count=500";

    private static readonly (string Query, string? Profile)[] Queries =
    [
        ("ResearchSubject?_count=500", "screening-subject"), (Assessments, "eligibility-assessment"), ("Provenance?_count=500", "assessment-provenance"), ("Task?_count=500", "review-task"),
        ("List?_count=500", "screening-list"), ("Device?_count=500", "screening-engine"), ("Subscription?_count=500", "watch-subscription"), ("ResearchStudy?_count=500", null),
    ];

    /// <summary>The resources, each with the canonical of the profile of ours that it is meant to conform to, if there is one.</summary>
    internal IReadOnlyList<(JsonNode Resource, string? Profile)> Written { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var ward = Ward.Open("complete", "platelets-recover", "gilbert", "her2-three-plus", "no-echocardiography", "ejection-fraction-withdrawn", "prostate-history", "healthy-man");
        await using var server = await FhirTestServer.StartAsync(new TestServerOptions(), default);
        using var ehr = new FhirHttp(server.BaseUrl);
        await ward.AdmitAsync(ehr, default);
        await using var prescreen = await Installation.StartAsync(server.BaseUrl, UndisturbedRun.NoCatchUp, default);
        await UndisturbedRun.SettleAsync(prescreen, default);
        foreach (var happening in ward.Rounds.SelectMany(round => round))
        {
            await Ward.FileAsync(ehr, happening, default);
        }

        await UndisturbedRun.SettleAsync(prescreen, default);
        Written = await ReadAsync(ehr);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IReadOnlyList<(JsonNode, string?)>> ReadAsync(FhirHttp ehr)
    {
        List<(JsonNode, string?)> written = [];
        foreach (var (query, profile) in Queries)
        {
            var found = await ehr.FindAsync(query, default);
            found.Count.ShouldBeGreaterThan(0, query);
            written.AddRange(found.Select(resource => ((JsonNode)resource, profile is null ? null : $"{Base}/StructureDefinition/{profile}")));
        }

        return written;
    }
}
