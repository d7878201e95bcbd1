using System.Text;
using System.Text.Json.Nodes;
using Prescreen.EndToEnd.Support;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.EndToEnd.Disturbed;

/// <summary>All that Prescreen writes is valid, against R4 and against the profiles it is meant to conform to.</summary>
public sealed class WrittenResourcesTests(WrittenCourse course) : IClassFixture<WrittenCourse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Generated => Path.Combine(Repository.Root, "fhir-profiles", "generated");

    [Fact]
    public void Written_ByTheWholeLoop_IsValidAgainstR4AndOurProfiles()
    {
        FhirValidator validator = new(
            FhirDefinitions.R4().WithFolder(Generated).Value.WithFolder(Path.Combine(Repository.Root, "fhir-profiles", "valuesets")).Value,
            TimeProvider.System);

        course.Written.SelectMany(one => Errors(validator, one.Resource, one.Profile)).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public async Task Written_ByTheWholeLoop_IsValidToMedplumToo()
        => (await ThirdPartyValidator.ErrorsAsync(Generated, course.Written, Ct)).ShouldBeEmpty();

    // What Medplum can tell of our profiles: without this the other test would pass with a validator that looks at nothing.
    [Fact]
    public async Task Medplum_OnWhatLacksARequiredExtension_TellsIt()
    {
        var (subject, profile) = course.Written.First(one => (string)one.Resource["resourceType"]! == "ResearchSubject");
        var without = subject.DeepClone();
        without.AsObject().Remove("extension");

        (await ThirdPartyValidator.ErrorsAsync(Generated, [(without, profile)], Ct)).ShouldHaveSingleItem().ShouldContain("ResearchSubject.extension");
    }

    private static IEnumerable<string> Errors(FhirValidator validator, JsonNode resource, string? profile)
        => validator.Validate(Encoding.UTF8.GetBytes(resource.ToJsonString()), profile is null ? [] : [profile]).Issues
            .Where(issue => issue.Severity is IssueSeverity.Error).Select(issue => issue.ToString());
}
