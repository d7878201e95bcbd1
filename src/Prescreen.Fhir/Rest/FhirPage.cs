using Prescreen.Fhir.Json;

namespace Prescreen.Fhir.Rest;

/// <summary>One page of a search: its entries over the raw bytes, and the server's clock. <see href="https://hl7.org/fhir/R4/http.html#paging"/></summary>
public sealed record FhirPage(BundleEnvelope Bundle, DateTimeOffset? ServerDate, int Number)
{
    /// <inheritdoc/>
    public override string ToString() => $"page {Number}, {Bundle.Entries.Length} entries";
}
