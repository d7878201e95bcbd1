using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// That a final report of some kind affirms something in its words: <c>reported: { in: pathology-report, title: pathology report, says: adenocarcinoma of colon
/// or rectum, finding: diagnosis, value: colorectal-adenocarcinoma, contradicted-by: other-malignancy }</c>. Any affirming one is met; a later one that denies it
/// or affirms what contradicts it, and reports that say nothing of it, give review.
/// </summary>
public sealed record ReportedCriterion : Criterion
{
    internal const string Key = "reported";

    /// <summary>The reports' value sets.</summary>
    public required ImmutableArray<Concept> Reports { get; init; }

    /// <summary>What a person calls such a report.</summary>
    public required string Title { get; init; }

    /// <summary>What it must affirm, in words.</summary>
    public required string Says { get; init; }

    /// <summary>What it must affirm.</summary>
    public required FindingQuery Affirms { get; init; }

    /// <summary>The values of the same finding that contradict it where a report affirms them alone.</summary>
    public ImmutableArray<string> ContradictedBy { get; init; } = [];

    /// <summary>What its words may do.</summary>
    public required NarrativeUse Narrative { get; init; }

    /// <summary>What would settle it where there is no report; null for the title.</summary>
    public string? SettledBy { get; init; }

    internal static ReportedCriterion Read(CriterionHeader header, YamlSection section)
    {
        var body = section.OptionalSection(Key) ?? section;
        body.Require(FindingQuery.Key);
        var affirms = FindingQuery.Read(body) ?? new FindingQuery("", [], [], [], [Assertion.Present]);
        var criterion = new ReportedCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Reports = body.RequiredConcepts("in"),
            Title = body.Text("title"),
            Says = body.Text("says"),
            Affirms = affirms,
            ContradictedBy = FindingQuery.ValuesAt(body, "contradicted-by", affirms.Kind),
            Narrative = NarrativeUseReader.Read(section, namesFinding: true),
            SettledBy = section.OptionalText("settled-by"),
        };
        if (criterion.Narrative is NarrativeUse.Suggests)
        {
            section.Problem("narrative", "PROT-066", "Only words can affirm what a report says, so here they decide.");
        }

        if (!ReferenceEquals(body, section))
        {
            body.Close();
        }

        return criterion;
    }
}
