namespace Prescreen.Fhir.Json;

/// <summary>How an entry of a batch or transaction fared. <see href="https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.response"/></summary>
public sealed record EntryResponse(string Status)
{
    /// <summary>The HTTP status at the start of <see cref="Status"/> (<c>201 Created</c>); 0 where there is none.</summary>
    public int Code => Status is [>= '1' and <= '5', >= '0' and <= '9', >= '0' and <= '9', ..]
        ? ((Status[0] - '0') * 100) + ((Status[1] - '0') * 10) + (Status[2] - '0')
        : 0;

    /// <summary>Where the resource is, as sent; null where absent.</summary>
    public string? Location { get; init; }

    /// <summary>The new version's ETag; null where absent.</summary>
    public string? ETag { get; init; }

    /// <summary>When it was changed; null where absent.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The OperationOutcome's bytes; empty where absent. Its diagnostics may hold patient data.</summary>
    public ReadOnlyMemory<byte> Outcome { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Status;
}
