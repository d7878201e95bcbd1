namespace Prescreen.Screening.ProtocolExport;

/// <summary>A resource made of a protocol.</summary>
/// <param name="Type">ResearchStudy, Group or Library.</param>
/// <param name="Id">Its id.</param>
/// <param name="Json">It, as UTF-8 JSON.</param>
public sealed record ExportedResource(string Type, string Id, ReadOnlyMemory<byte> Json)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Id}";
}
