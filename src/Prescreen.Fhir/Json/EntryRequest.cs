namespace Prescreen.Fhir.Json;

/// <summary>What an entry asks for: <c>GET|POST|PUT|DELETE|PATCH|HEAD</c> and an address under the base. <see href="https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.request"/></summary>
public sealed record EntryRequest(string Method, string Url)
{
    /// <summary>The query of a conditional create; null for none.</summary>
    public string? IfNoneExist { get; init; }

    /// <summary>The ETag an update insists on, e.g. <c>W/"3"</c>; null for none.</summary>
    public string? IfMatch { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Method;
}
