using System.Collections.Immutable;

namespace Prescreen.Worklist.Reading;

/// <summary>Which subjects of a study to show, in which order, and which page of them.</summary>
public sealed record ListQuery
{
    /// <summary>What stands for nobody in <see cref="AssignedTo"/>.</summary>
    public const string Nobody = "none";

    /// <summary>Only of these statuses; empty for all.</summary>
    public ImmutableArray<string> Statuses { get; init; } = [];

    /// <summary>Only those of whom this criterion is unknown; null for all.</summary>
    public string? Missing { get; init; }

    /// <summary>Only those changed at or after this instant; null for all.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Only those this person looks after, or <see cref="Nobody"/>; null for all.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>True to show also those deferred to a later day. Deferred subjects against whom the record speaks are always shown.</summary>
    public bool Deferred { get; init; }

    /// <summary>True for only those who fail nothing but limits, all of them narrowly.</summary>
    public bool NearMisses { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many a page holds.</summary>
    public int Size { get; init; } = 50;

    /// <summary>The order.</summary>
    public ListSort Sort { get; init; } = ListSort.Attention;
}
