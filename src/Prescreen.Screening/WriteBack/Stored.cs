namespace Prescreen.Screening.WriteBack;

/// <summary>A resource as the server has it: what was read of it, its bytes, its id and version.</summary>
internal sealed record Stored<T>(T Resource, ReadOnlyMemory<byte> Json, string Id, string? Version)
{
    public override string ToString() => typeof(T).Name;
}
