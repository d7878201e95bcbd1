using System.Collections.Immutable;

namespace Prescreen.Fhir.Json;

/// <summary>A Bundle without its resources, which stay slices of the bytes it was read from. <see href="https://hl7.org/fhir/R4/bundle.html"/></summary>
public sealed record BundleEnvelope
{
    /// <summary>searchset, history, transaction-response …; empty where absent.</summary>
    public string Type { get; init; } = "";

    /// <summary>total; null where absent. Some servers give the page's size.</summary>
    public long? Total { get; init; }

    /// <summary>timestamp; null where absent.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The link to the next page, as sent; null on the last page.</summary>
    public string? Next { get; init; }

    /// <summary>The entries in order; up to the damage where there is some.</summary>
    public ImmutableArray<BundleEntry> Entries { get; init; } = [];

    /// <summary>Where the bytes stop being a Bundle; null where they are whole.</summary>
    public Problem? Damage { get; init; }

    /// <summary>Reads a Bundle; FHIR-141 or FHIR-142 where not even its start can be read. Damage within leaves the entries before it.</summary>
    public static Result<BundleEnvelope> Read(ReadOnlyMemory<byte> json) => BundleReader.Read(json);

    /// <inheritdoc/>
    public override string ToString() => $"Bundle {Type}, {Entries.Length} entries";
}
