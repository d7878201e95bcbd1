using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Reading;

/// <summary>All subjects of one study as they stood at one moment. Safe to share.</summary>
public sealed class StudySubjects
{
    private readonly ImmutableArray<ScreeningHead> heads;

    internal StudySubjects(ImmutableArray<ScreeningHead> heads)
    {
        this.heads = heads;
        ByStatus = heads.CountBy(head => head.Status, StringComparer.Ordinal).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>All of them, in no order that means anything.</summary>
    public IReadOnlyList<ScreeningHead> All => heads;

    /// <summary>How many there are.</summary>
    public int Count => heads.Length;

    /// <summary>How many have each status.</summary>
    public IReadOnlyDictionary<string, int> ByStatus { get; }

    /// <summary>Since when the one waits that has been waiting for a person longest; null where nobody waits.</summary>
    public DateTimeOffset? OldestWaiting
    {
        get
        {
            DateTimeOffset? oldest = null;
            foreach (var head in heads)
            {
                if ((oldest is null || head.ChangedAt < oldest) && Attention.IsWaiting(head))
                {
                    oldest = head.ChangedAt;
                }
            }

            return oldest;
        }
    }

    internal static StudySubjects Empty { get; } = new([]);

    /// <summary>How many changed after an instant and wait for a person.</summary>
    public int NewSince(DateTimeOffset instant) => heads.Count(head => head.ChangedAt > instant && Attention.IsWaiting(head));

    /// <summary>How many patients each criterion stops.</summary>
    public ImmutableArray<FunnelStep> Funnel(Protocol protocol) => Insights.Funnel.Of(protocol, heads.Select(head => head.Summary));

    /// <summary>Which missing data would decide the most patients, at most so many sets.</summary>
    public ImmutableArray<MissingSet> MissingSets(int most) => Insights.MissingSets.Of(heads.Where(Attention.IsWaiting).Select(head => head.Summary), most);

    /// <summary>The subjects a query finds.</summary>
    /// <param name="query">Which, in which order.</param>
    /// <param name="today">The site's day, by which deferred subjects come back.</param>
    public SubjectPage Page(ListQuery query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = Find(query, today);
        var size = Math.Max(query.Size, 1);
        var pages = Math.Max((found.Length + size - 1) / size, 1);
        var page = Math.Clamp(query.Page, 1, pages);
        return new SubjectPage([.. found.AsSpan().Slice(Math.Min((page - 1) * size, found.Length), Math.Min(size, found.Length - ((page - 1) * size)))], found.Length, page, pages);
    }

    /// <summary>All subjects a query finds, in its order, whatever page it asks for: for an export.</summary>
    public ImmutableArray<ScreeningHead> Find(ListQuery query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        ScreeningHead[] found = [.. heads.Where(head => IsFound(head, query, today))];
        SubjectOrder.Sort(found, query.Sort);
        return [.. found];
    }

    /// <summary>How many only.</summary>
    public override string ToString() => $"{Count} subjects";

    private static bool IsFound(ScreeningHead head, ListQuery query, DateOnly today)
        => (query.Statuses.IsDefaultOrEmpty || query.Statuses.Contains(head.Status))
            && (query.ChangedSince is not { } since || head.ChangedAt >= since)
            && (query.AssignedTo is not { } person || head.Work.AssignedTo == (person == ListQuery.Nobody ? null : person))
            && (query.Deferred || !Attention.IsDeferred(head, today) || Attention.IsAlert(head))
            && (!query.NearMisses || Attention.IsNearMiss(head))
            && (query.Missing is not { } criterion || head.Summary.OutcomeOf(criterion) is Outcome.Unknown);
}
