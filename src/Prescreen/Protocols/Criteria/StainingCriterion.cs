using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// Immunohistochemistry of an operation's specimen with a pattern and a share of cells: <c>staining: { tests: cea-ihc, percent: ihc-percent-positive,
/// pattern: ihc-pattern, is: ihc-pattern-membranous, at-least: 10 }</c> with <c>specimen: index-surgery</c>.
/// </summary>
public sealed record StainingCriterion : Criterion
{
    internal const string Key = "staining";

    /// <summary>What a person calls it.</summary>
    public required string Title { get; init; }

    /// <summary>The value sets of the tests' codes.</summary>
    public required ImmutableArray<Concept> Tests { get; init; }

    /// <summary>The component that tells the share of tumour cells.</summary>
    public required Concept Percent { get; init; }

    /// <summary>The component that tells the pattern.</summary>
    public required Concept Pattern { get; init; }

    /// <summary>The pattern asked for.</summary>
    public required Concept Is { get; init; }

    /// <summary>The pattern that may or may not hold the one asked for.</summary>
    public Concept? Mixed { get; init; }

    /// <summary>Further components and answers of the test. They decide nothing; named so that a result that has only them is read, and a person sees it.</summary>
    public ImmutableArray<Concept> Also { get; init; } = [];

    /// <summary>The least share of cells in percent, inclusive.</summary>
    public required decimal AtLeast { get; init; }

    /// <summary>The kind of finding in a report's words that tells of the staining; null where words aren't read.</summary>
    public string? Finding { get; init; }

    /// <summary>The pattern asked for, as words tell it; null where words aren't read.</summary>
    public string? PatternWord { get; init; }

    /// <summary>The reports whose words decide; other texts only suggest.</summary>
    public ImmutableArray<Concept> Reports { get; init; } = [];

    /// <summary>What a report's words may do.</summary>
    public NarrativeUse Narrative { get; init; }

    /// <summary>The operation whose specimen decides.</summary>
    public Anchor? Specimen { get; init; }

    internal static StainingCriterion Read(CriterionHeader header, YamlSection section)
    {
        var body = section.OptionalSection(Key) ?? section;
        var criterion = new StainingCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Title = body.Text("title"),
            Tests = body.RequiredConcepts("tests"),
            Percent = body.Concept("percent"),
            Pattern = body.Concept("pattern"),
            Is = body.Concept("is"),
            Mixed = body.OptionalConcept("mixed"),
            Also = body.Concepts("also"),
            Finding = body.Has(FindingQuery.Key) ? FindingQuery.KindOf(body) : null,
            PatternWord = body.OptionalText("pattern-word"),
            Reports = body.Concepts("reports"),
            Narrative = NarrativeUseReader.Read(section, body.Has(FindingQuery.Key)),
            AtLeast = body.OptionalNumber("at-least") ?? 0,
            Specimen = EvidenceRule.FindAnchor(section, section.Text("specimen")),
        };
        if (criterion.Finding is not null && (criterion.PatternWord is null || criterion.Reports.IsEmpty))
        {
            body.Problem(FindingQuery.Key, "PROT-070", "Staining in words needs 'pattern-word', the pattern as words tell it, and 'reports', the reports whose words decide.");
        }

        if (!ReferenceEquals(body, section))
        {
            body.Close();
        }

        return criterion;
    }
}
