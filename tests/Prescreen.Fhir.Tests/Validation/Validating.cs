using System.Text;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Tests.Validation;

/// <summary>Validations against R4, and against definitions a test makes up.</summary>
internal static class Validating
{
    public const string ProfileUrl = "http://test.example/fhir/StructureDefinition/p";

    private static readonly FixedTime Time = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), TimeSpan.Zero);

    public static FhirDefinitions R4 { get; } = FhirDefinitions.R4();

    public static FhirValidator Plain { get; } = new(R4, Time);

    /// <summary>The errors of a resource, as "expression rule".</summary>
    public static IReadOnlyList<string> Errors(string json) => Errors(Plain.Validate(Encoding.UTF8.GetBytes(json)));

    /// <summary>The same of a resource that must conform to <see cref="ProfileUrl"/>.</summary>
    public static IReadOnlyList<string> Errors(string json, params string[] definitions)
        => Errors(With(definitions).Validate(Encoding.UTF8.GetBytes(json), ProfileUrl));

    public static IReadOnlyList<ValidationIssue> Issues(string json, params string[] definitions) => With(definitions).Validate(Encoding.UTF8.GetBytes(json)).Issues;

    public static FhirValidator With(params string[] definitions) => new(R4.With(definitions.Select(one => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(one))), Time);

    /// <summary>A profile by that URL whose snapshot has the given elements (JSON, without their braces).</summary>
    public static string Profile(string type, params string[] elements) => Structure(ProfileUrl, type, elements);

    public static string Structure(string url, string type, params string[] elements)
        => $$$"""
            {"resourceType":"StructureDefinition","url":"{{{url}}}","name":"P","kind":"resource","abstract":false,"type":"{{{type}}}","baseDefinition":"http://hl7.org/fhir/StructureDefinition/{{{type}}}",
             "derivation":"constraint","context":[{"type":"element","expression":"Patient"}],
             "snapshot":{"element":[{"id":"{{{type}}}","path":"{{{type}}}","min":0,"max":"*"},{{{Braced(elements)}}}]}}
            """;

    private static string Braced(string[] elements) => string.Join(',', elements.Select(element => "{" + element + "}"));

    private static IReadOnlyList<string> Errors(ValidationReport report)
        => [.. report.Issues.Where(issue => issue.Severity is IssueSeverity.Error).Select(issue => $"{issue.Expression} {issue.Rule}")];
}
