namespace Prescreen.Fhir.Json.Facts;

/// <summary>What one block of a bulk export gave.</summary>
internal sealed class NdjsonPart
{
    public GatheredFacts Facts { get; } = new();

    /// <summary>Bundles that stood on a line, still to be read.</summary>
    public List<(long Line, byte[] Bytes)> Bundles { get; } = [];
}
