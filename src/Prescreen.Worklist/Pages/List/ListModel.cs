using System.Collections.Immutable;
using Prescreen.Insights;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.List;

/// <summary>A page of a study's screening list.</summary>
public sealed record ListModel
{
    /// <summary>Around the page.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Study { get; init; }

    /// <summary>What the study is called.</summary>
    public required string Title { get; init; }

    /// <summary>What was asked for.</summary>
    public required ListFilter Filter { get; init; }

    /// <summary>The subjects of this page.</summary>
    public ImmutableArray<ListRow> Rows { get; init; } = [];

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>How many pages.</summary>
    public required int Pages { get; init; }

    /// <summary>Subjects by status, of all in the study.</summary>
    public ImmutableArray<(string Status, int Subjects)> Counts { get; init; } = [];

    /// <summary>The few tests that would decide the most subjects.</summary>
    public ImmutableArray<MissingSet> MissingSets { get; init; } = [];

    /// <summary>The criteria to filter by, in the protocol's order.</summary>
    public ImmutableArray<string> Criteria { get; init; } = [];

    /// <summary>Who has subjects assigned: id and name.</summary>
    public ImmutableArray<(string Id, string Name)> Assignees { get; init; } = [];

    /// <summary>Words for the criteria.</summary>
    public required CriterionLabels Labels { get; init; }

    /// <summary>True where the EHR told nobody's name.</summary>
    public bool IsWithoutNames { get; init; }

    /// <summary>The site's time zone.</summary>
    public required TimeZoneInfo Site { get; init; }

    /// <summary>The instant of the page.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The study and how many.</summary>
    public override string ToString() => $"{Study}: {Total}";
}

/// <summary>One subject.</summary>
public sealed record ListRow
{
    /// <summary>The ResearchSubject's id, for the address of its page.</summary>
    public required string Id { get; init; }

    /// <summary>The patient's name, or the reference where the EHR tells none.</summary>
    public required string Name { get; init; }

    /// <summary>Birth date, sex and record number, as far as known.</summary>
    public required string Detail { get; init; }

    /// <summary>The status.</summary>
    public required string Status { get; init; }

    /// <summary>True where the record speaks against what a person decided.</summary>
    public required bool IsAlert { get; init; }

    /// <summary>The id of the criterion that it was dismissed against and that is now met; null for none.</summary>
    public string? Favoured { get; init; }

    /// <summary>What the assessment found.</summary>
    public required SubjectSummary Summary { get; init; }

    /// <summary>When the verdict or status last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who has it; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Until when it was put off; null where it wasn't.</summary>
    public DateOnly? DeferredUntil { get; init; }

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => $"{Id} {Status}";
}
