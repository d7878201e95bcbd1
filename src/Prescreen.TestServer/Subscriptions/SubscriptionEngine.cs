using System.Collections.Concurrent;
using System.Text.Json;
using Prescreen.TestServer.Faults;
using Prescreen.TestServer.Interactions;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>
/// Knows the running subscriptions, records within each write's transaction what they must be told, and tells it after the commit.
/// See http://hl7.org/fhir/R4/subscription.html and http://hl7.org/fhir/uv/subscriptions-backport/.
/// </summary>
internal sealed class SubscriptionEngine(
    SubscriptionReader reader, SubscriptionMatcher matcher, NotificationSender sender, TestServerOptions options, FaultPlan faults) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SubscriptionWorker> workers = new(StringComparer.Ordinal);
    private FhirService? service;
    private Database? database;

    /// <summary>The server's base, known once it listens.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>How many notifications are still under way, over all running subscriptions.</summary>
    public int Undelivered => workers.Values.Sum(worker => worker.Undelivered);

    /// <summary>Takes up the subscriptions a database file already holds.</summary>
    public async Task StartAsync(Database store, FhirService writes, CancellationToken cancellationToken)
    {
        (database, service) = (store, writes);
        var stored = await store.ReadAsync(
            statements => statements.Rows(
                $"SELECT {StoredResource.Columns} FROM resources r JOIN versions v ON v.seq = r.seq WHERE r.type = 'Subscription' AND r.deleted = 0", StoredResource.Read),
            cancellationToken);
        foreach (var resource in stored)
        {
            if (reader.Read(resource).TryGet(out var definition, out _) && definition.Status is "active" or "requested")
            {
                Run(definition);
            }
        }
    }

    /// <summary>
    /// Looks at what a transaction wrote: new subscriptions are checked and started, changed resources matched. Gives what to do once it is committed,
    /// or why it must not be.
    /// </summary>
    public Result<Action> Record(Session session)
    {
        List<Action> after = [];
        List<StoredResource> written = [.. session.Written];
        foreach (var resource in written)
        {
            if (resource.Type == "Subscription" && Configure(session, resource, after) is { } problem)
            {
                return problem;
            }
        }

        foreach (var worker in workers.Values)
        {
            foreach (var resource in matcher.Among(session.Statements, worker.Definition, written))
            {
                Delivery delivery = worker.Definition.Topic is null
                    ? new ClassicDelivery(resource)
                    : new EventDelivery([EventLog.Add(session.Statements, worker.Definition.Id, resource)]);
                after.Add(() => worker.Tell(delivery));
            }
        }

        return (Action)(() => after.ForEach(tell => tell()));
    }

    /// <summary>One attempt to deliver; false where it failed.</summary>
    public async Task<bool> AttemptAsync(SubscriptionDefinition subscription, Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is ClassicDelivery { Resource: var resource })
        {
            return await sender.SendClassicAsync(subscription, resource, cancellationToken);
        }

        if (subscription.Topic is null)
        {
            return true;
        }

        var events = delivery is EventDelivery { Events: var told } ? told : [];
        var soFar = events.Count > 0 ? events[^1].Number : await database!.ReadAsync(statements => EventLog.Last(statements, subscription.Id), cancellationToken);
        NotificationHead head = new(KindOf(delivery), subscription.Status, soFar, options.Time.GetUtcNow()) { BaseUrl = BaseUrl, Content = subscription.Content };
        return await sender.SendBundleAsync(subscription, NotificationBody.Write(subscription, head, events), cancellationToken);
    }

    /// <summary>Writes the server's own word into the Subscription: active after a handshake, error after too many failures.</summary>
    public async Task SetStatusAsync(string id, string status, string? error, CancellationToken cancellationToken)
        => await service!.WriteAsync(
            session =>
            {
                if (session.Find("Subscription", id) is { IsDeleted: false } stored && reader.Read(stored).TryGet(out var now, out _) && now.Status is "requested" or "active")
                {
                    Write(session, stored, status, error);
                }

                return new FhirResponse(200, []);
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers.Values)
        {
            await worker.DisposeAsync();
        }
    }

    private Problem? Configure(Session session, StoredResource resource, List<Action> after)
    {
        if (resource.IsDeleted)
        {
            EventLog.Remove(session.Statements, resource.Id);
            after.Add(() => Stop(resource.Id));
            return null;
        }

        if (!reader.Read(resource).TryGet(out var definition, out var problem))
        {
            return problem;
        }

        if (definition is { Status: "requested", Topic: null })
        {
            // A classic subscription has no handshake: it is active as soon as it is stored, by the server's own next version.
            Write(session, resource, "active", null);
            definition = definition with { Status = "active" };
        }

        after.Add(definition.Status is "requested" or "active" ? () => Run(definition) : () => Stop(definition.Id));
        return null;
    }

    private void Run(SubscriptionDefinition definition)
    {
        if (workers.TryGetValue(definition.Id, out var worker))
        {
            worker.Definition = definition;
        }
        else
        {
            worker = new SubscriptionWorker(definition, this, options, faults);
            workers[definition.Id] = worker;
            worker.Start();
        }

        if (definition.Status == "requested")
        {
            worker.Tell(new HandshakeDelivery());
        }
    }

    private void Stop(string id)
    {
        if (workers.TryRemove(id, out var worker))
        {
            worker.Cancel();
        }
    }

    private static void Write(Session session, StoredResource stored, string status, string? error)
    {
        using var changed = JsonDocument.Parse(StatusBody.With(stored.Body, status, error), StrictJson.Options);
        session.Put("Subscription", stored.Id, changed.RootElement, "PUT", LinkMap.None);
    }

    private static string KindOf(Delivery delivery) => delivery switch
    {
        HandshakeDelivery => "handshake",
        HeartbeatDelivery => "heartbeat",
        _ => "event-notification",
    };
}
