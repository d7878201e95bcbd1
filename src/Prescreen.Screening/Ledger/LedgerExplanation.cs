using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>A patient's row and the last incidents (at most 50), latest first.</summary>
public sealed record LedgerExplanation(LedgerEntry Entry, ImmutableArray<Incident> Incidents)
{
    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => $"{Entry}, {Incidents.Length} incidents";
}
