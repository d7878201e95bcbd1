using System.Text;
using System.Text.Json.Nodes;
using Prescreen.EndToEnd.Support;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.TestServer;

namespace Prescreen.EndToEnd.Disturbed;

/// <summary>All that Prescreen writes is valid, against R4 and against the profiles it is meant to conform to.</summary>
public sealed class WrittenResourcesTests
{
    private const string Profiles = "https://prescreen.example/fhir/StructureDefinition/";
    private const string Assessments = "Observation?code=https://prescreen.example/fhir/CodeSystem/prescreen|eligibility-assessment&_count=500";

    private static readonly (string Query, string? Profile)[] Written =
    [
        ("ResearchSubject?_count=500", "screening-subject"), (Assessments, "eligibility-assessment"), ("Provenance?_count=500", "assessment-provenance"), ("Task?_count=500", "review-task"),
        ("List?_count=500", "screening-list"), ("Device?_count=500", "screening-engine"), ("Subscription?_count=500", "watch-subscription"), ("ResearchStudy?_count=500", null),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Written_ByTheWholeLoop_IsValidAgainstR4AndOurProfiles()
    {
        var ward = Ward.Open("complete", "platelets-recover", "gilbert", "her2-three-plus", "no-echocardiography", "ejection-fraction-withdrawn", "prostate-history", "healthy-man");
        await using var server = await FhirTestServer.StartAsync(new TestServerOptions(), Ct);
        using var ehr = new FhirHttp(server.BaseUrl);
        await ward.AdmitAsync(ehr, Ct);
        await using var prescreen = await Installation.StartAsync(server.BaseUrl, TimeSpan.FromHours(20), Ct);
        await UndisturbedRun.SettleAsync(prescreen, Ct);
        foreach (var happening in ward.Rounds.SelectMany(round => round))
        {
            await Ward.FileAsync(ehr, happening, Ct);
        }

        await UndisturbedRun.SettleAsync(prescreen, Ct);

        List<string> errors = [];
        foreach (var (query, profile) in Written)
        {
            var found = await ehr.FindAsync(query, Ct);
            found.Count.ShouldBeGreaterThan(0, query);
            errors.AddRange(found.SelectMany(resource => Errors(resource, profile)));
        }

        errors.Distinct().ShouldBeEmpty();
    }

    private static FhirValidator Validator { get; } = new(
        FhirDefinitions.R4()
            .WithFolder(Path.Combine(Repository.Root, "fhir-profiles", "generated")).Value
            .WithFolder(Path.Combine(Repository.Root, "fhir-profiles", "valuesets")).Value,
        TimeProvider.System);

    private static IEnumerable<string> Errors(JsonNode resource, string? profile)
        => Validator.Validate(Encoding.UTF8.GetBytes(resource.ToJsonString()), profile is null ? [] : [Profiles + profile]).Issues
            .Where(issue => issue.Severity is IssueSeverity.Error).Select(issue => issue.ToString());
}
