using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// HER2 positive by HERACLES (Valtorta et al., Mod Pathol 2015): immunohistochemistry with a share of cells, and in-situ hybridisation where that leaves it
/// open: <c>her2: { ihc: her2-ihc, miscoded: her2-ihc-breast, scores: [her2-ihc-answer-0, …], … }</c> with <c>within: 12 months</c>.
/// </summary>
public sealed record Her2Criterion : Criterion
{
    internal const string Key = "her2";

    /// <summary>The value set of the immunohistochemistry.</summary>
    public required Concept Ihc { get; init; }

    /// <summary>Codes for breast specimens, which some laboratories use for all: they decide, with a note.</summary>
    public required Concept Miscoded { get; init; }

    /// <summary>The answers that mean 0, 1+, 2+ and 3+.</summary>
    public required ImmutableArray<Concept> Scores { get; init; }

    /// <summary>The answer that means indeterminate.</summary>
    public Concept? Indeterminate { get; init; }

    /// <summary>The components or observations that tell the share of cells.</summary>
    public required ImmutableArray<Concept> Percent { get; init; }

    /// <summary>The value sets of the in-situ hybridisation's overall result.</summary>
    public required ImmutableArray<Concept> Ish { get; init; }

    /// <summary>The words and codes that say amplified.</summary>
    public Concept? Amplified { get; init; }

    /// <summary>The words and codes that say not amplified.</summary>
    public Concept? NotAmplified { get; init; }

    /// <summary>The value set of the ERBB2:CEP17 ratio.</summary>
    public required Concept Ratio { get; init; }

    /// <summary>Drugs after which the tumour must be tested anew.</summary>
    public ImmutableArray<Concept> Therapy { get; init; } = [];

    /// <summary>The kind of finding in a report's words that tells of the staining; null where words aren't read.</summary>
    public string? Finding { get; init; }

    /// <summary>The kind of finding that tells of the in-situ hybridisation; null where words aren't read.</summary>
    public string? IshFinding { get; init; }

    /// <summary>The reports whose words decide; other texts only suggest.</summary>
    public ImmutableArray<Concept> Reports { get; init; } = [];

    /// <summary>What a report's words may do.</summary>
    public NarrativeUse Narrative { get; init; }

    /// <summary>How many calendar months a test stays fresh.</summary>
    public required int WithinMonths { get; init; }

    internal static Her2Criterion Read(CriterionHeader header, YamlSection section)
    {
        var body = section.OptionalSection(Key) ?? section;
        var criterion = new Her2Criterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Ihc = body.Concept("ihc"),
            Miscoded = body.Concept("miscoded"),
            Scores = body.RequiredConcepts("scores"),
            Indeterminate = body.OptionalConcept("indeterminate"),
            Percent = body.RequiredConcepts("percent"),
            Ish = body.RequiredConcepts("ish"),
            Amplified = body.OptionalConcept("amplified"),
            NotAmplified = body.OptionalConcept("not-amplified"),
            Ratio = body.Concept("ratio"),
            Therapy = body.Concepts("therapy"),
            WithinMonths = section.Months("within"),
            Finding = body.Has(FindingQuery.Key) ? FindingQuery.KindOf(body) : null,
            IshFinding = FindingQuery.KindsAt(body, "ish-finding").FirstOrDefault(),
            Reports = body.Concepts("reports"),
            Narrative = NarrativeUseReader.Read(section, body.Has(FindingQuery.Key)),
        };
        if (criterion.Finding is not null && (criterion.IshFinding is null || criterion.Reports.IsEmpty))
        {
            body.Problem(FindingQuery.Key, "PROT-071", "HER2 in words needs 'ish-finding', what tells of the in-situ hybridisation, and 'reports', the reports whose words decide.");
        }

        if (body.Has("scores") && criterion.Scores.Length != 4)
        {
            body.Problem("scores", "PROT-052", "'scores' takes the four value sets of 0, 1+, 2+ and 3+, in this order.");
        }

        if (!ReferenceEquals(body, section))
        {
            body.Close();
        }

        return criterion;
    }
}
