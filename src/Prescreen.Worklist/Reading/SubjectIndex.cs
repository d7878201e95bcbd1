using System.Collections.Immutable;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Reading;

/// <summary>
/// All subjects of all studies in memory, brought up to date by every question: what was saved before it was asked is in the answer. Questions that come
/// while the store is being read share the next reading.
/// </summary>
public sealed class SubjectIndex
{
    /// <summary>
    /// Ids are given before their transactions commit, so that on a store of several writers a lower one may appear after a higher one: what is younger
    /// than this is read again.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>How many ids are read again at most.</summary>
    private const int MostReread = 500;

    private readonly IScreenings screenings;
    private readonly TimeProvider time;
    private readonly int perReading;
    private readonly Lock gate = new();
    private readonly Dictionary<string, StudyHeads> studies = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset At, long Id)> marks = new();
    private Task<Problem?> reading = Task.FromResult<Problem?>(null);
    private Task<Problem?>? next;
    private long rebuilds = -1;
    private long highest;
    private long settled;

    /// <summary>An index that is filled by the first question.</summary>
    public SubjectIndex(IScreenings screenings, TimeProvider time)
        : this(screenings, time, perReading: 10_000)
    {
    }

    internal SubjectIndex(IScreenings screenings, TimeProvider time, int perReading)
        => (this.screenings, this.time, this.perReading) = (screenings, time, perReading);

    /// <summary>The subjects of a study, by the protocol's id; none of a study nobody was screened for.</summary>
    public async Task<Result<StudySubjects>> StudyAsync(string study, CancellationToken ct)
    {
        if (await RefreshAsync(ct) is { } problem)
        {
            return problem;
        }

        lock (gate)
        {
            return studies.TryGetValue(study, out var heads) ? heads.Subjects : StudySubjects.Empty;
        }
    }

    /// <summary>A patient's heads, one for each study that screened them, by protocol.</summary>
    public async Task<Result<ImmutableArray<ScreeningHead>>> OfPatientAsync(string patient, CancellationToken ct = default)
    {
        if (await RefreshAsync(ct) is { } problem)
        {
            return problem;
        }

        lock (gate)
        {
            return studies.Values.Select(heads => heads.Of(patient)).OfType<ScreeningHead>().OrderBy(head => head.Protocol, StringComparer.Ordinal).ToImmutableArray();
        }
    }

    /// <summary>Reads what there is before anybody asks; null, or why it could not.</summary>
    public Task<Problem?> FillAsync(CancellationToken ct) => RefreshAsync(ct);

    // A reading under way may have passed what was saved before this question: only one that begins after it will do.
    private Task<Problem?> RefreshAsync(CancellationToken ct)
    {
        lock (gate)
        {
            var earlier = reading;
            next ??= Task.Run(() => ReadAfterAsync(earlier), CancellationToken.None);
            return next.WaitAsync(ct);
        }
    }

    private async Task<Problem?> ReadAfterAsync(Task earlier)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            (reading, next) = (next!, null);
        }

        return await ReadAsync();
    }

    private async Task<Problem?> ReadAsync()
    {
        if (!(await screenings.RebuildsAsync(CancellationToken.None)).TryGet(out var found, out var problem))
        {
            return problem;
        }

        lock (gate)
        {
            if (found != rebuilds)
            {
                studies.Clear();
                marks.Clear();
                (rebuilds, highest, settled) = (found, 0, 0);
            }
        }

        for (var from = Start(); ;)
        {
            if (!(await screenings.HeadsAsync(from, perReading, CancellationToken.None)).TryGet(out var heads, out problem))
            {
                return problem;
            }

            Take(heads);
            if (heads.Length < perReading)
            {
                return null;
            }

            from = heads[^1].Id;
        }
    }

    private long Start()
    {
        var now = time.GetUtcNow();
        while (marks.TryPeek(out var mark) && now - mark.At >= Settling)
        {
            settled = marks.Dequeue().Id;
        }

        return Math.Max(settled, highest - MostReread);
    }

    private void Take(ImmutableArray<ScreeningHead> heads)
    {
        if (heads.IsEmpty)
        {
            return;
        }

        lock (gate)
        {
            foreach (var head in heads)
            {
                if (!studies.TryGetValue(head.Protocol, out var study))
                {
                    studies.Add(head.Protocol, study = new StudyHeads());
                }

                study.Set(head);
            }
        }

        if (heads[^1].Id > highest)
        {
            highest = heads[^1].Id;
            marks.Enqueue((time.GetUtcNow(), highest));
        }
    }
}
