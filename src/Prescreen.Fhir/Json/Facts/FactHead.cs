using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>What every fact takes from its resource.</summary>
internal sealed class FactHead
{
    public required SourceReference Source { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }

    public IReadOnlyList<string> Identifiers { get; init; } = [];

    public bool IsWithdrawn { get; init; }
}
