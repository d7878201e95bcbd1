namespace Prescreen.TestServer;

/// <summary>A topic of backport subscriptions: its canonical URL and the resource types whose changes it tells; no types means all.</summary>
public sealed record TopicDefinition(string Url, IReadOnlyList<string> ResourceTypes)
{
    /// <summary>True where deletes are told as well.</summary>
    public bool WithDeletes { get; init; }
}
