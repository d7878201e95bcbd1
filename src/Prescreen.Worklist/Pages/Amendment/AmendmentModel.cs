using System.Collections.Immutable;
using Prescreen.Insights;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.Amendment;

/// <summary>Two versions of a protocol over the patients screened by both.</summary>
public sealed record AmendmentModel
{
    /// <summary>Around the page.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Study { get; init; }

    /// <summary>The versions that patients were screened by, oldest first.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>The version compared with.</summary>
    public required string Before { get; init; }

    /// <summary>The version compared.</summary>
    public required string After { get; init; }

    /// <summary>Patients screened by both.</summary>
    public required int Compared { get; init; }

    /// <summary>Patients of the old version whom the new one hasn't screened yet.</summary>
    public required int Outstanding { get; init; }

    /// <summary>How many stay as they were.</summary>
    public required int Unchanged { get; init; }

    /// <summary>How many subjects each effect has, those not shown as well.</summary>
    public ImmutableDictionary<AmendmentEffect, int> Effects { get; init; } = [];

    /// <summary>Subjects for whom something differs: gained, lost, other status, other reasons.</summary>
    public ImmutableArray<AmendedRow> Rows { get; init; } = [];

    /// <summary>Subjects by the criterion whose outcome differs, most first.</summary>
    public ImmutableArray<(string Criterion, int Subjects)> Criteria { get; init; } = [];

    /// <summary>How many rows aren't shown because there are too many.</summary>
    public int Hidden { get; init; }

    /// <summary>Words for the criteria.</summary>
    public required CriterionLabels Labels { get; init; }

    /// <summary>The study and versions.</summary>
    public override string ToString() => $"{Study} {Before} {After}";
}

/// <summary>One subject for whom something differs.</summary>
public sealed record AmendedRow(string Id, string Name, string Detail, SubjectAmendment Amendment)
{
    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => $"{Id} {Amendment}";
}
