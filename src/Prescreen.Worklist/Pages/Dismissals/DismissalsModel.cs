using System.Collections.Immutable;
using Prescreen.Insights;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.Dismissals;

/// <summary>How often people overrule each criterion of a study.</summary>
public sealed record DismissalsModel
{
    /// <summary>Around the page.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Study { get; init; }

    /// <summary>How many subjects people took to screening or dismissed.</summary>
    public required int Decisions { get; init; }

    /// <summary>The criteria they say something of.</summary>
    public ImmutableArray<CriterionOverruling> Criteria { get; init; } = [];

    /// <summary>Dismissals by their reason's code, most first.</summary>
    public ImmutableArray<(string Reason, int Subjects)> Reasons { get; init; } = [];

    /// <summary>What became of the cards that the EHR showed, most first; empty where it shows none or told nothing.</summary>
    public ImmutableArray<(string Outcome, string? Reason, int Cards)> Cards { get; init; } = [];

    /// <summary>Words for the criteria.</summary>
    public required CriterionLabels Labels { get; init; }

    /// <summary>The study only.</summary>
    public override string ToString() => Study;
}
