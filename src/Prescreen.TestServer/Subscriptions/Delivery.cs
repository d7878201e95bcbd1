using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>Something to tell a subscriber.</summary>
internal abstract record Delivery
{
    private protected Delivery()
    {
    }
}

/// <summary>A resource that matches a classic subscription's criteria.</summary>
internal sealed record ClassicDelivery(StoredResource Resource) : Delivery;

/// <summary>Is the endpoint there? The answer decides between active and error.</summary>
internal sealed record HandshakeDelivery : Delivery;

/// <summary>Nothing happened for a while.</summary>
internal sealed record HeartbeatDelivery : Delivery;

/// <summary>Numbered events of a topic.</summary>
internal sealed record EventDelivery(IReadOnlyList<TopicEvent> Events) : Delivery;

/// <summary>One event of a topic subscription; numbers start at 1 and have no gaps.</summary>
internal sealed record TopicEvent(long Number, StoredResource Resource);
