using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>The read model of the worklist: the latest assessment per patient and protocol, and a row per change.</summary>
public interface IScreenings
{
    /// <summary>
    /// Saves an assessment; true if the verdict differs from the latest (and is a new row), false if it confirms it. With a claim it is
    /// saved only while the claim is ours (LEDG-010 otherwise), so that a worker that lost its lease can't overwrite its successor. What was
    /// read before is saved only over what was read (LEDG-018 otherwise), so that a machine's confirmation never takes back what a person did meanwhile.
    /// </summary>
    Task<Result<bool>> SaveAsync(SavedScreening screening, Claim? under, CancellationToken ct);

    /// <summary>A patient's latest screening for each protocol, or for one; empty if there is none.</summary>
    Task<Result<ImmutableArray<SavedScreening>>> LatestAsync(string patient, string? protocol, CancellationToken ct);

    /// <summary>A patient's screenings for a protocol, latest first, a row per change.</summary>
    Task<Result<ImmutableArray<SavedScreening>>> HistoryAsync(string patient, string protocol, CancellationToken ct);

    /// <summary>A page of a protocol's latest screenings, latest change first.</summary>
    Task<Result<ImmutableArray<SavedScreening>>> ListAsync(ScreeningQuery query, CancellationToken ct);

    /// <summary>
    /// The heads of latest screenings whose id is above <paramref name="after"/>, ascending, at most <paramref name="take"/>: what changed since one was read.
    /// </summary>
    Task<Result<ImmutableArray<ScreeningHead>>> HeadsAsync(long after, int take, CancellationToken ct);

    /// <summary>The last head of each patient under a version of a protocol, whether it is still the latest or not, by id.</summary>
    Task<Result<ImmutableArray<ScreeningHead>>> HeadsOfVersionAsync(string protocol, string version, CancellationToken ct);

    /// <summary>The versions of a protocol under which somebody was screened, the one used last first.</summary>
    Task<Result<ImmutableArray<string>>> VersionsAsync(string protocol, CancellationToken ct);

    /// <summary>The latest screening of a protocol with this ResearchSubject ("ResearchSubject/1"); LEDG-015 where there is none.</summary>
    Task<Result<SavedScreening>> OfSubjectAsync(string protocol, string subject, CancellationToken ct);

    /// <summary>How often <see cref="RebuildAsync"/> deleted everything: where it grew, what was read before is void.</summary>
    Task<Result<long>> RebuildsAsync(CancellationToken ct);

    /// <summary>How many patients of a protocol have each status, by status.</summary>
    Task<Result<ImmutableArray<StatusCount>>> FunnelAsync(string protocol, CancellationToken ct);

    /// <summary>Deletes every screening and makes every known patient due, both or neither; says how many patients.</summary>
    Task<Result<int>> RebuildAsync(CancellationToken ct);
}
