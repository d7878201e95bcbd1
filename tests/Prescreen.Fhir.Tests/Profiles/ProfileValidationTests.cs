using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Prescreen.Fhir.Tests.Validation;
using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>The examples are valid, and the invalid ones are refused for the rule that the table names and no other.</summary>
public sealed partial class ProfileValidationTests
{
    private static readonly FhirValidator Validator = Validating.With(
        [.. ProfileFolder.Generated.Values.Concat(ProfileFolder.ValueSets.Values).Where(resource => resource.ContainsKey("url")).Select(resource => resource.ToJsonString())]);

    public static TheoryData<string> Invalid => [.. InvalidExamples.All.Select(example => example.File)];

    // SUSHI gives it parameters for HL7's publisher that R4's list of them doesn't have.
    private const string Guide = "ImplementationGuide";

    [Fact]
    public void Generated_EveryResource_IsValid()
        => ProfileFolder.Generated.Where(pair => pair.Value.Text("resourceType") != Guide)
            .SelectMany(pair => Errors(Path.Combine(ProfileFolder.Path, "generated", pair.Key)).Select(error => $"{pair.Key}: {error}")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Invalid))]
    public void InvalidExample_IsRefusedForItsRuleAndNoOther(string file)
    {
        var example = InvalidExamples.All.Single(one => one.File == file);

        var errors = Errors(Path.Combine(InvalidExamples.Folder, file));

        var (rules, after) = Names(example);
        errors.ShouldContain(error => rules.Contains(error.Rule));
        errors.Where(error => !rules.Contains(error.Rule) && !after.Contains(error.Rule)).ShouldBeEmpty();
        errors.Where(error => !IsAt(example.Expression, error.Expression)).ShouldBeEmpty();
    }

    private static ImmutableArray<ValidationIssue> Errors(string file)
        => [.. Validator.Validate(File.ReadAllBytes(file)).Issues.Where(issue => issue.Severity is IssueSeverity.Error)];

    // Wrong types and superfluous elements are told of at their parent, codings within their concept; a value of a wrong type is no value, and a code may be none of its system's.
    private static bool IsAt(string expected, string told)
    {
        var place = OfType().Replace(told, "");
        return place == expected || place.StartsWith(expected + ".coding", StringComparison.Ordinal) || place == expected[..Math.Max(0, expected.LastIndexOf('.'))];
    }

    // What the validator calls the kinds of rules, and what follows from their being broken.
    private static (ImmutableArray<string> Rules, ImmutableArray<string> After) Names(InvalidExample example) => example.Rule.Split(':') switch
    {
        ["min" or "max", ..] => (["cardinality", "slice-cardinality"], []),
        ["type", ..] => (["type"], ["cardinality"]),
        ["binding", ..] => (["binding"], ["coding-code"]),
        ["reference", ..] => (["reference-target"], []),
        ["context", ..] => (["extension-context"], []),
        ["invariant", var key] => ([key], []),
        [var kind, ..] => ([kind], []),
        _ => ([], []),
    };

    [GeneratedRegex(@"\.ofType\(\w+\)")]
    private static partial Regex OfType();
}
