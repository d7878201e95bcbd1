namespace Prescreen.Protocols;

/// <summary>A protocol file read: the protocol, or null with every problem of the file, in order, each with line and column.</summary>
public sealed record ProtocolReading(Protocol? Protocol, IReadOnlyList<Problem> Problems);
