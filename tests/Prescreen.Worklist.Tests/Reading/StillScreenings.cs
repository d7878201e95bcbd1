using System.Collections.Immutable;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Tests.Reading;

/// <summary>A read model that holds what a test puts in, in any order of ids, and can be made to wait or fail.</summary>
internal sealed class StillScreenings : IScreenings
{
    private readonly List<ScreeningHead> heads = [];

    public List<long> AskedAfter { get; } = [];

    public long Rebuilds { get; set; }

    public Problem? Failure { get; set; }

    /// <summary>What a reading waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Done once a reading has looked, before it waits.</summary>
    public TaskCompletionSource Looked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Put(params ScreeningHead[] more)
    {
        foreach (var head in more)
        {
            heads.RemoveAll(one => one.Patient == head.Patient && one.Protocol == head.Protocol);
            heads.Add(head);
        }
    }

    public void Clear() => heads.Clear();

    public async Task<Result<ImmutableArray<ScreeningHead>>> HeadsAsync(long after, int take, CancellationToken ct)
    {
        AskedAfter.Add(after);
        ImmutableArray<ScreeningHead> found = [.. heads.Where(head => head.Id > after).OrderBy(head => head.Id).Take(take)];
        Looked.TrySetResult();
        await Gate;
        return found;
    }

    public Task<Result<long>> RebuildsAsync(CancellationToken ct) => Task.FromResult<Result<long>>(Failure is { } failure ? failure : Rebuilds);

    public Task<Result<bool>> SaveAsync(SavedScreening screening, Claim? under, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<ImmutableArray<SavedScreening>>> LatestAsync(string patient, string? protocol, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<ImmutableArray<SavedScreening>>> HistoryAsync(string patient, string protocol, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<ImmutableArray<SavedScreening>>> ListAsync(ScreeningQuery query, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<ImmutableArray<ScreeningHead>>> HeadsOfVersionAsync(string protocol, string version, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<ImmutableArray<string>>> VersionsAsync(string protocol, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<SavedScreening>> OfSubjectAsync(string protocol, string subject, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<ImmutableArray<StatusCount>>> FunnelAsync(string protocol, CancellationToken ct) => throw new NotSupportedException();

    public Task<Result<int>> RebuildAsync(CancellationToken ct) => throw new NotSupportedException();
}
