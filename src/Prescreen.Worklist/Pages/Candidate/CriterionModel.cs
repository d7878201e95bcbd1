using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Screening.Assessments;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>A criterion with its verdict, as a person reads it.</summary>
public sealed record CriterionModel
{
    /// <summary>The protocol's id, "I9.platelets".</summary>
    public required string Id { get; init; }

    /// <summary>The protocol's own words; the id where this version of the protocol has no such criterion.</summary>
    public required string Text { get; init; }

    /// <summary>True for an exclusion.</summary>
    public bool IsExclusion { get; init; }

    /// <summary>The verdict.</summary>
    public required CriterionView Verdict { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<EvidenceModel> Evidence { get; init; } = [];

    /// <summary>The lab's values over time; null for criteria without a lab, or where the record couldn't be had.</summary>
    public TimelineChart? Timeline { get; init; }

    /// <summary>An id for the page's anchors, of letters, digits and hyphens.</summary>
    public required string Anchor { get; init; }

    /// <summary>The outcome.</summary>
    public Outcome Outcome => Verdict.Outcome;

    /// <summary>Id and outcome only.</summary>
    public override string ToString() => Verdict.ToString();
}
