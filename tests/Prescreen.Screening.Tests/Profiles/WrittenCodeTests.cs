using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prescreen.Evaluation;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Profiles;

/// <summary>What is written conforms to the profiles, and every code and extension under a canonical of ours is defined by them.</summary>
public sealed partial class WrittenCodeTests
{
    private static readonly Dictionary<string, string> ProfileOf = new(StringComparer.Ordinal)
    {
        ["ResearchSubject"] = "screening-subject",
        ["Observation"] = "eligibility-assessment",
        ["Provenance"] = "assessment-provenance",
        ["Task"] = "review-task",
        ["List"] = "screening-list",
        ["Device"] = "screening-engine",
    };

    [Fact]
    public void Outcomes_AsTheEngineNamesThem_AreTheCodeSystems()
        => Codes(PrescreenUrls.Outcomes).ShouldBe(Enum.GetValues<Outcome>().Select(outcome => outcome.Name()), ignoreOrder: true);

    [Fact]
    public void Bases_AsTheEngineNamesThem_AreTheCodeSystems()
        => Codes("https://prescreen.example/fhir/CodeSystem/basis").ShouldBe(Enum.GetValues<Basis>().Select(basis => basis.Name()), ignoreOrder: true);

    [Fact]
    public void Decisions_AsTheSourcesNameThem_AreTheCodeSystems()
    {
        Codes(PrescreenUrls.DecisionActs).ShouldBe(Enum.GetValues<DecisionAct>().Select(act => act.Code()), ignoreOrder: true);
        Codes(PrescreenUrls.DecisionReasons).ShouldBe(DismissalReasons.All);
    }

    [Fact]
    public void Statuses_AsTheEngineNamesThem_AreDefined()
        => Enum.GetValues<EligibilityStatus>().Select(status => status.Name()).Except(Codes(PrescreenUrls.Codes)).ShouldBeEmpty();

    [Theory]
    [InlineData("cea-car-t")]
    [InlineData("her2-car-t")]
    public void Criteria_OfAProtocol_AreItsCodeSystemWordForWord(string id)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");
        var sources = VocabularyFolder.Read(Path.Combine(folder, "valuesets")).Value;
        var file = File.ReadAllBytes(Path.Combine(folder, "protocols", $"{id}.yaml"));
        var protocol = ActiveProtocols.Compile([($"{id}.yaml", file)], sources).Value.All.ShouldHaveSingleItem();
        var system = PrescreenUrls.Criteria(id);

        DefinedCodes.Systems[system].ShouldBe(protocol.Criteria.Select(criterion => (criterion.Id, criterion.Text)));
        DefinedCodes.VersionOf(system).ShouldBe(protocol.Version);
    }

    [Fact]
    public void Tasks_EverySortTheSourcesName_IsDefined()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "src", "Prescreen.Screening", "WriteBack");
        var text = string.Concat(Directory.EnumerateFiles(source, "*.cs").Select(File.ReadAllText));
        var named = TaskCode().Matches(text).Select(match => match.Groups["code"].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(4);
        named.Except(Codes(PrescreenUrls.Tasks)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Written_ThroughAWholeCourse_HasNoCodeOrExtensionThatIsNotDefined()
    {
        var objects = (await CourseAsync()).SelectMany(Objects).ToList();

        // The trial of these tests has no code system in the guide.
        objects.Where(Has("system", "CodeSystem/")).Select(coding => (System: Text(coding, "system"), Code: Text(coding, "code"))).Distinct()
            .Where(coding => coding.System != PrescreenUrls.Criteria("test-trial") && !Codes(coding.System).Contains(coding.Code)).ShouldBeEmpty();
        objects.Where(Has("url", "StructureDefinition/")).Select(extension => Text(extension, "url")).Distinct().Except(DefinedCodes.Extensions).ShouldBeEmpty();
    }

    [Fact]
    public async Task Written_ThroughAWholeCourse_ConformsToTheProfiles()
    {
        var written = await CourseAsync();
        var validator = new FhirValidator(FhirDefinitions.R4().With(DefinedCodes.All), TimeProvider.System);

        foreach (var resource in written)
        {
            var type = resource["resourceType"]!.GetValue<string>();
            var isDecision = resource["activity"]?["coding"]?[0]?["system"]?.GetValue<string>() == PrescreenUrls.DecisionActs;
            string[] profiles = ProfileOf.TryGetValue(type, out var id) ? [$"https://prescreen.example/fhir/StructureDefinition/{(isDecision ? "decision-provenance" : id)}"] : [];
            validator.Validate(Encoding.UTF8.GetBytes(resource.ToJsonString()), profiles).Issues.Where(issue => issue.Severity is IssueSeverity.Error)
                .Select(issue => $"{type}: {issue}").ShouldBeEmpty();
        }
    }

    private static async Task<List<JsonNode>> CourseAsync()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        await ward.ResultAsync("p2", "60", ago: TimeSpan.FromMinutes(1));
        await ward.NotifyAsync("PUT", "Observation/p2");
        await ward.WorkAsync();

        var written = await WrittenAsync(ward);
        foreach (var (act, by) in new[]
        {
            (DecisionAct.Note, Desk.Ben), (DecisionAct.Assign, Desk.Ana), (DecisionAct.Defer, Desk.Ben), (DecisionAct.Undo, Desk.Ana), (DecisionAct.Unassign, Desk.Ben),
            (DecisionAct.Dismiss, Desk.Ana), (DecisionAct.TakeToScreening, Desk.Ben),
        })
        {
            (await new Desk(ward, by).DoAsync(act, request => request with
            {
                Note = "In words",
                AssignTo = "user:8f14",
                AssignToName = "Ben Okafor",
                Reason = DismissalReasons.Misread,
                Criterion = "I2.platelets",
                Until = new DateOnly(2999, 1, 1),
            })).Problem.ShouldBeNull();
            written.AddRange(await WrittenAsync(ward));
        }

        return written;
    }

    private static async Task<List<JsonNode>> WrittenAsync(Ward ward)
    {
        var written = new List<JsonNode>();
        foreach (var type in (ImmutableArray<string>)[.. ProfileOf.Keys, "ResearchStudy"])
        {
            var found = await ward.FindAsync(type == "Observation" ? "Observation?code=eligibility-assessment" : type);
            found.ShouldNotBeEmpty(type);
            written.AddRange(found);
        }

        return written;
    }

    private static IEnumerable<string> Codes(string system) => DefinedCodes.Systems.TryGetValue(system, out var concepts) ? concepts.Select(concept => concept.Code) : [];

    private static Func<JsonObject, bool> Has(string member, string kind) => node => Text(node, member).StartsWith($"https://prescreen.example/fhir/{kind}", StringComparison.Ordinal);

    private static string Text(JsonObject node, string name) => node[name] is JsonValue value ? value.ToString() : "";

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(member => Objects(member.Value)).Prepend(inner),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex("""(?:new TaskNeed\(\s*\$?"[^"]*",\s*"(?<code>[a-z-]+)"|IsContrary \? "(?<code>[a-z-]+)"|ClosedByMachine = "(?<code>[a-z-]+)"|PrescreenUrls\.Tasks, "(?<code>[a-z-]+)")""")]
    private static partial Regex TaskCode();
}
