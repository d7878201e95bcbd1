using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>How well a site's data answers one criterion.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="All">Over all patients, whether the trial considers them or not.</param>
/// <param name="Considered">Over the patients the trial considers.</param>
public sealed record CriterionReadiness(Criterion Criterion, DataCounts All, DataCounts Considered)
{
    /// <summary>Patients for whom it is open and whose only results are older than the window; null where the criterion has no window of results.</summary>
    public int? Stale { get; init; }

    /// <summary>The results that need an upper limit of normal; null where the criterion compares with none.</summary>
    public ReferenceRangeCounts? Ranges { get; init; }
}

/// <summary>Results compared with a multiple of their upper limit of normal, and how many come without one.</summary>
/// <param name="Results">Numeric results of the criterion's tests, at any time.</param>
/// <param name="WithoutLimit">Those whose reference range has no upper limit that can be read, where the protocol gives no limit of the site's.</param>
/// <param name="Patients">Patients with such results, and no result with a limit.</param>
public sealed record ReferenceRangeCounts(int Results, int WithoutLimit, int Patients);
