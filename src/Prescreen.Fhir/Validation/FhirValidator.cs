using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Rules;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation;

/// <summary>
/// Validates resources against FHIR R4, the profiles they claim and those asked for. Safe for many threads; keep it, as what it read of the definitions stays
/// with it. What it can't check is among the issues as information. <see href="https://hl7.org/fhir/R4/validation.html"/>
/// </summary>
/// <param name="definitions">What to validate against.</param>
/// <param name="time">The clock that invariants may ask.</param>
public sealed class FhirValidator(FhirDefinitions definitions, TimeProvider time)
{
    // Questionnaires nest their items, and Bundles their resources.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private readonly Invariants invariants = new(definitions);

    /// <summary>Validates one resource (a Bundle with all in it), UTF-8 JSON.</summary>
    /// <param name="json">The resource; must not change while this runs.</param>
    /// <param name="profiles">Canonical URLs of profiles it must conform to, beside those in its meta.profile.</param>
    public ValidationReport Validate(ReadOnlyMemory<byte> json, params IReadOnlyList<string> profiles)
    {
        var readable = JsonUnicode.Mended(json);
        IssueSink issues = new(readable);
        Walk walk = new(definitions, invariants, issues, time.GetUtcNow());
        if (!readable.Equals(json))
        {
            walk.Error("structure", "json", "A text isn't Unicode (bytes that aren't UTF-8, or half of a surrogate pair): write it anew.", default);
        }

        try
        {
            using var document = JsonDocument.Parse(readable, Deep);
            ResourceRules.CheckWhole(walk, document.RootElement, profiles);
        }
        catch (JsonException wrong)
        {
            walk.Report(IssueSeverity.Error, "structure", "json", "This isn't JSON, or nests deeper than 256: mend the syntax.", default);
            return new ValidationReport([.. issues.All.Select(issue => issue with { Line = (int)(wrong.LineNumber ?? 0) + 1 })]);
        }

        return new ValidationReport([.. issues.All]);
    }
}
