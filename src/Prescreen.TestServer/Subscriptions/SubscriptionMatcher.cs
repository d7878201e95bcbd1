using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>Does a changed resource concern a subscription? Asks the search itself, so criteria mean the same in both places.</summary>
internal sealed class SubscriptionMatcher(Searcher searcher)
{
    public bool Matches(Statements statements, SubscriptionDefinition subscription, StoredResource resource)
    {
        if (!subscription.IsActive || (subscription.End is { } end && resource.Updated > end))
        {
            return false;
        }

        if (subscription.Topic is null)
        {
            return !resource.IsDeleted && Fulfils(statements, subscription.Criteria[0], resource);
        }

        if (resource.Type == "Subscription" || (resource.IsDeleted && subscription.Known is not { WithDeletes: true }))
        {
            return false;
        }

        var filters = subscription.Criteria.Where(filter => filter.Type == resource.Type).ToList();
        var isAbout = subscription.Known is { } known
            ? known.ResourceTypes.Count == 0 || known.ResourceTypes.Contains(resource.Type)
            : subscription.Criteria.Length == 0 || filters.Count > 0;

        // A deleted resource has no values left to filter by: who asked for deletes hears of all of them.
        return isAbout && (resource.IsDeleted || filters.TrueForAll(filter => Fulfils(statements, filter, resource)));
    }

    private bool Fulfils(Statements statements, Criterion criterion, StoredResource resource)
        => criterion.Type == resource.Type && (criterion.Query.Length == 0
            || (searcher.Matches(statements, criterion.Type, criterion.Query, 1, resource.Rid).TryGet(out var matches, out _) && matches.Count > 0));
}
