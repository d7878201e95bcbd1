using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// Standard treatment was given and failed or wasn't tolerated, on or after its start: <c>treatment-failure: { drugs: standard-colorectal-drug,
/// failure: [disease-progression, treatment-intolerance, treatment-no-response],
/// reported-by: cancer-disease-status }</c>.
/// </summary>
public sealed record TreatmentFailureCriterion : Criterion
{
    internal const string Key = "treatment-failure";

    /// <summary>The drugs' value sets; words count as codes.</summary>
    public required ImmutableArray<Concept> Drugs { get; init; }

    /// <summary>Codes of progression, intolerance and missing response.</summary>
    public required ImmutableArray<Concept> Failure { get; init; }

    /// <summary>The tests whose coded answer tells a failure. Named so that their results are read at all; any result with such an answer counts.</summary>
    public ImmutableArray<Concept> ReportedBy { get; init; } = [];

    /// <summary>The kinds of findings in a report's words that suggest a failure; empty where words aren't read.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    internal static TreatmentFailureCriterion Read(CriterionHeader header, YamlSection section)
    {
        var treatment = section.OptionalSection(Key);
        var criterion = new TreatmentFailureCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Drugs = treatment?.RequiredConcepts("drugs") ?? [],
            Failure = treatment?.RequiredConcepts("failure") ?? [],
            ReportedBy = treatment?.Concepts("reported-by") ?? [],
            Findings = treatment is null ? [] : FindingQuery.KindsAt(treatment, "findings"),
        };
        if (NarrativeUseReader.Read(section, !criterion.Findings.IsEmpty) is NarrativeUse.Decides)
        {
            section.Problem("narrative", "PROT-068", "A failure in words only suggests.");
        }

        treatment?.Close();
        return criterion;
    }
}
