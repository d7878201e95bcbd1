using Prescreen.Fhir.Json;

namespace Prescreen.Fhir.Rest;

/// <summary>What a server gave of a Binary: its content itself, or the resource as JSON. <see href="https://hl7.org/fhir/R4/binary.html#rest"/></summary>
public sealed record FhirContent(ReadOnlyMemory<byte> Bytes, string? MediaType)
{
    /// <summary>True where the bytes are the Binary resource, its content within it in base64.</summary>
    public bool IsResource => ResourceHead.Read(Bytes.Span).TryGet(out ResourceHead? head, out _) && head.Type == "Binary";

    /// <inheritdoc/>
    public override string ToString() => $"{Bytes.Length} bytes";
}
