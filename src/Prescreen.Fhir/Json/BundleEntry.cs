namespace Prescreen.Fhir.Json;

/// <summary>One entry of a Bundle; the resource stays raw. <see href="https://hl7.org/fhir/R4/bundle.html"/></summary>
public sealed record BundleEntry
{
    /// <summary>fullUrl; null where absent.</summary>
    public string? FullUrl { get; init; }

    /// <summary>The resource's bytes, a slice of the Bundle's; empty where the entry has none.</summary>
    public ReadOnlyMemory<byte> Resource { get; init; }

    /// <summary>search.mode: match, include or outcome; null where absent.</summary>
    public string? SearchMode { get; init; }

    /// <summary>request; null where absent.</summary>
    public EntryRequest? Request { get; init; }

    /// <summary>response; null where absent.</summary>
    public EntryResponse? Response { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"entry, {Resource.Length} bytes";
}
