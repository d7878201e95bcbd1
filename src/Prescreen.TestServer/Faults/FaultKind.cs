namespace Prescreen.TestServer.Faults;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>The request is answered late.</summary>
    Latency,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>503, with Retry-After where one is set.</summary>
    Unavailable,

    /// <summary>The connection is cut before the request is looked at.</summary>
    Reset,

    /// <summary>The request is carried out and the connection cut instead of an answer.</summary>
    LostReply,

    /// <summary>A notification is never sent.</summary>
    DropNotification,

    /// <summary>A notification is sent twice.</summary>
    RepeatNotification,

    /// <summary>A notification is sent after the one that follows it.</summary>
    ReorderNotification,
}
