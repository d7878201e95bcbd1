using System.Collections.Immutable;

namespace Prescreen.Insights;

/// <summary>Criteria that, once known, would decide some patients: "one LVEF would decide 12 patients".</summary>
/// <param name="Criteria">The ids of all that is missing of each of these patients, in the protocol's order.</param>
/// <param name="Patients">How many patients lack exactly these.</param>
public sealed record MissingSet(ImmutableArray<string> Criteria, int Patients)
{
    /// <summary>"I9.lvef: 12".</summary>
    public override string ToString() => $"{string.Join(", ", Criteria)}: {Patients}";
}
