using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Screening.Assessments;

/// <summary>A kept verdict.</summary>
public sealed record CriterionView
{
    /// <summary>The criterion's id.</summary>
    public required string Id { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>"coded", "narrative" or "derived".</summary>
    public required string Basis { get; init; }

    /// <summary>Why, in one sentence. Patient data.</summary>
    public required string Reason { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<EvidenceView> Evidence { get; init; } = [];

    /// <summary>The site's day on which time alone changes it; null where it never does.</summary>
    public DateOnly? ChangesAt { get; init; }

    /// <summary>Id and outcome only.</summary>
    public override string ToString() => $"{Id} {Outcome.Name()}";
}
