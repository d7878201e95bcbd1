using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>How many patients a new version of a protocol gains and loses. Immutable: <see cref="With"/> makes the next.</summary>
public sealed record AmendmentTotals
{
    /// <summary>Nobody yet.</summary>
    public static AmendmentTotals Empty { get; } = new();

    /// <summary>All patients.</summary>
    public int Patients => Before.Values.Sum();

    /// <summary>Patients by their status by the old version.</summary>
    public ImmutableSortedDictionary<EligibilityStatus, int> Before { get; init; } = ImmutableSortedDictionary<EligibilityStatus, int>.Empty;

    /// <summary>Patients by their status by the new version.</summary>
    public ImmutableSortedDictionary<EligibilityStatus, int> After { get; init; } = ImmutableSortedDictionary<EligibilityStatus, int>.Empty;

    /// <summary>Patients by what the new version does to them.</summary>
    public ImmutableSortedDictionary<AmendmentEffect, int> Effects { get; init; } = ImmutableSortedDictionary<AmendmentEffect, int>.Empty;

    /// <summary>Patients by the criterion whose outcome changed.</summary>
    public ImmutableSortedDictionary<string, int> Criteria { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>With one more patient.</summary>
    public AmendmentTotals With(PatientAmendment patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return new AmendmentTotals
        {
            Before = OneMore(Before, patient.Before),
            After = OneMore(After, patient.After),
            Effects = OneMore(Effects, patient.Effect),
            Criteria = patient.Changes.Aggregate(Criteria, (criteria, change) => OneMore(criteria, change.Id)),
        };
    }

    /// <summary>Counts only.</summary>
    public override string ToString() => $"{Patients} patients";

    private static ImmutableSortedDictionary<TKey, int> OneMore<TKey>(ImmutableSortedDictionary<TKey, int> counts, TKey key)
        where TKey : notnull
        => counts.SetItem(key, counts.GetValueOrDefault(key) + 1);
}
