using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>Which changed resources concern a subscription? Asks the search itself, so criteria mean the same in both places.</summary>
internal sealed class SubscriptionMatcher(Searcher searcher)
{
    /// <summary>Those of a transaction's resources that the subscription must be told of, in their order.</summary>
    public IEnumerable<StoredResource> Among(Statements statements, SubscriptionDefinition subscription, List<StoredResource> written)
    {
        if (!subscription.IsActive)
        {
            return [];
        }

        var candidates = written.FindAll(resource => IsAbout(subscription, resource));
        foreach (var criterion in subscription.Criteria.Where(criterion => criterion.Query.Length > 0))
        {
            // A deleted resource has no values left to filter by: who asked for deletes hears of all of them.
            var asked = candidates.Where(resource => resource.Type == criterion.Type && !resource.IsDeleted).Select(resource => resource.Rid).ToList();
            if (asked.Count > 0)
            {
                var fulfilling = Fulfilling(statements, criterion, asked);
                candidates.RemoveAll(resource => resource.Type == criterion.Type && !resource.IsDeleted && !fulfilling.Contains(resource.Rid));
            }
        }

        return candidates;
    }

    private static bool IsAbout(SubscriptionDefinition subscription, StoredResource resource)
    {
        if (subscription.End is { } end && resource.Updated > end)
        {
            return false;
        }

        if (subscription.Topic is null)
        {
            return !resource.IsDeleted && subscription.Criteria[0].Type == resource.Type;
        }

        if (resource.Type == "Subscription" || (resource.IsDeleted && subscription.Known is not { WithDeletes: true }))
        {
            return false;
        }

        return subscription.Known is { } known
            ? known.ResourceTypes.Count == 0 || known.ResourceTypes.Contains(resource.Type)
            : subscription.Criteria.Length == 0 || subscription.Criteria.Any(filter => filter.Type == resource.Type);
    }

    private HashSet<long> Fulfilling(Statements statements, Criterion criterion, List<long> rids)
        => searcher.Matches(statements, criterion.Type, criterion.Query, rids.Count, rids).TryGet(out var matches, out _) ? [.. matches.Select(match => match.Rid)] : [];
}
