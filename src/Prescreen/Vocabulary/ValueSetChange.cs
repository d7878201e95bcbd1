using System.Collections.Immutable;

namespace Prescreen.Vocabulary;

/// <summary>How one value set differs between two folders. A code is told with its system; one that stands for all it begins ends in '*', one left out begins with '-'.</summary>
/// <param name="Id">The value set.</param>
/// <param name="Kind">Whether it was added or removed as a whole, or only changed.</param>
public sealed record ValueSetChange(string Id, ValueSetChangeKind Kind)
{
    /// <summary>Codes that are there now.</summary>
    public ImmutableArray<ChangedCode> Added { get; init; } = [];

    /// <summary>Codes that are there no longer.</summary>
    public ImmutableArray<ChangedCode> Removed { get; init; } = [];

    /// <summary>Codes that are displayed otherwise: the code with its new display, and the old one.</summary>
    public ImmutableArray<(ChangedCode Code, string? Before)> Renamed { get; init; } = [];

    /// <summary>Phrases that are there now; those that veto begin with '-'.</summary>
    public ImmutableArray<string> AddedWords { get; init; } = [];

    /// <summary>Phrases that are there no longer.</summary>
    public ImmutableArray<string> RemovedWords { get; init; } = [];
}

/// <summary>What happened to a value set.</summary>
public enum ValueSetChangeKind
{
    /// <summary>It is in both folders, and differs.</summary>
    Changed,

    /// <summary>It is only in the new folder.</summary>
    Added,

    /// <summary>It is only in the old folder.</summary>
    Removed,
}

/// <summary>A code of a system with how it is displayed.</summary>
public sealed record ChangedCode(string System, string Code, string? Display);
