using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>The read model of the worklist: the latest assessment per patient and protocol, and a row per change.</summary>
public interface IScreenings
{
    /// <summary>
    /// Saves an assessment; true if the verdict differs from the latest (and is a new row), false if it confirms it. With a claim it is
    /// saved only while the claim is ours (LEDG-010 otherwise), so that a worker that lost its lease can't overwrite its successor.
    /// </summary>
    Task<Result<bool>> SaveAsync(SavedScreening screening, Claim? under, CancellationToken ct);

    /// <summary>A patient's latest screening for each protocol, or for one; empty if there is none.</summary>
    Task<Result<ImmutableArray<SavedScreening>>> LatestAsync(string patient, string? protocol, CancellationToken ct);

    /// <summary>A patient's screenings for a protocol, latest first, a row per change.</summary>
    Task<Result<ImmutableArray<SavedScreening>>> HistoryAsync(string patient, string protocol, CancellationToken ct);

    /// <summary>A page of a protocol's latest screenings, latest change first.</summary>
    Task<Result<ImmutableArray<SavedScreening>>> ListAsync(ScreeningQuery query, CancellationToken ct);

    /// <summary>How many patients of a protocol have each status, by status.</summary>
    Task<Result<ImmutableArray<StatusCount>>> FunnelAsync(string protocol, CancellationToken ct);

    /// <summary>Deletes every screening and makes every known patient due, both or neither; says how many patients.</summary>
    Task<Result<int>> RebuildAsync(CancellationToken ct);
}
