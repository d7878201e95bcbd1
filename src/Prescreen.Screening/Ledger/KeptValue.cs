namespace Prescreen.Screening.Ledger;

/// <summary>A small named value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its bytes; empty where nothing was ever put.</param>
public sealed record KeptValue(string Name, ReadOnlyMemory<byte> Value)
{
    /// <summary>The name only.</summary>
    public override string ToString() => Name;
}
