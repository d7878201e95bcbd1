using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>The numbered events of topic subscriptions, kept for $events and $status.</summary>
internal static class EventLog
{
    /// <summary>Adds an event within the transaction that made it.</summary>
    public static TopicEvent Add(Statements statements, string subscription, StoredResource resource)
    {
        var number = Last(statements, subscription) + 1;
        statements.Run(
            "INSERT INTO events (subscription, number, focus, version, method, at) VALUES ($1, $2, $3, $4, $5, $6)",
            subscription, number, resource.Reference, resource.Version, resource.Method, resource.Updated.Ticks);
        return new TopicEvent(number, resource);
    }

    /// <summary>The newest number, 0 where nothing happened yet.</summary>
    public static long Last(Statements statements, string subscription)
        => statements.One("SELECT COALESCE(MAX(number), 0) FROM events WHERE subscription = $1", row => row.GetInt64(0), subscription);

    /// <summary>Events from one number to another, both included, in order.</summary>
    public static List<TopicEvent> Between(Statements statements, string subscription, long from, long to) => statements.Rows(
        $"""
        SELECT {StoredResource.Columns}, e.number FROM events e JOIN resources r ON r.ref = e.focus JOIN versions v ON v.rid = r.rid AND v.version = e.version
        WHERE e.subscription = $1 AND e.number BETWEEN $2 AND $3 ORDER BY e.number
        """,
        row => new TopicEvent(row.GetInt64(6), StoredResource.Read(row)), subscription, from, to);

    /// <summary>Forgets a deleted subscription.</summary>
    public static void Remove(Statements statements, string subscription) => statements.Run("DELETE FROM events WHERE subscription = $1", subscription);
}
