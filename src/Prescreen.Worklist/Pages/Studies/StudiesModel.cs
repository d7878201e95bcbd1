using System.Collections.Immutable;
using Prescreen.Insights;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.Studies;

/// <summary>All studies of a user, and how well the hospital's data comes in.</summary>
/// <param name="Frame">Around the page.</param>
/// <param name="Studies">A card each.</param>
/// <param name="Health">The data's way; null where the ledger doesn't answer.</param>
/// <param name="Now">The instant of the page.</param>
public sealed record StudiesModel(PageFrame Frame, ImmutableArray<StudyCard> Studies, IngestHealth? Health, DateTimeOffset Now)
{
    /// <summary>Counts only.</summary>
    public override string ToString() => $"{Studies.Length} studies";
}

/// <summary>One study.</summary>
public sealed record StudyCard
{
    /// <summary>The protocol's id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>"NCT07247396".</summary>
    public required string Registry { get; init; }

    /// <summary>The protocol's version.</summary>
    public required string Version { get; init; }

    /// <summary>Subjects by status, in the order of <see cref="StatusWords.InOrder"/>, those without subjects left out.</summary>
    public ImmutableArray<(string Status, int Subjects)> Counts { get; init; } = [];

    /// <summary>Subjects whose record speaks against what a person decided.</summary>
    public int Alerts { get; init; }

    /// <summary>Subjects that changed since the user last looked at the list; null where they never did.</summary>
    public int? New { get; init; }

    /// <summary>When the candidate waiting longest for a person became one; null where none waits.</summary>
    public DateTimeOffset? OldestWaiting { get; init; }

    /// <summary>What stops whom, in the protocol's order.</summary>
    public ImmutableArray<FunnelStep> Funnel { get; init; } = [];

    /// <summary>Words for its criteria.</summary>
    public required CriterionLabels Labels { get; init; }

    /// <summary>The study only.</summary>
    public override string ToString() => Id;
}
