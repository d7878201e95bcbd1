using System.Collections.Immutable;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>Two versions of a protocol over the same records.</summary>
public sealed record Amendment
{
    /// <summary>The old version.</summary>
    public required Protocol Before { get; init; }

    /// <summary>The new version.</summary>
    public required Protocol After { get; init; }

    /// <summary>The instant everything is relative to.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The criteria that differ, in words.</summary>
    public ImmutableArray<CriterionAmendment> Criteria { get; init; } = [];

    /// <summary>The patients for whom something differs, in the records' order.</summary>
    public ImmutableArray<PatientAmendment> Patients { get; init; } = [];

    /// <summary>How many there are of all patients.</summary>
    public AmendmentTotals Totals { get; init; } = AmendmentTotals.Empty;

    /// <summary>Protocol and versions only.</summary>
    public override string ToString() => $"{After.Id} {Before.Version} → {After.Version}";
}
