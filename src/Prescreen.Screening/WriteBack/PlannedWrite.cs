namespace Prescreen.Screening.WriteBack;

/// <summary>One resource to create or update.</summary>
internal sealed record PlannedWrite
{
    public required string Type { get; init; }

    /// <summary>The id derived for it; the server's own may be another.</summary>
    public required string LocalId { get; init; }

    /// <summary>The query that finds it again where the server names it; null where it can't be told yet.</summary>
    public required Func<Names, string?> Condition { get; init; }

    /// <summary>The id it has; null where it is to be created.</summary>
    public string? ExistingId { get; init; }

    /// <summary>True where it is made by its condition even on servers that take ids from clients: what somebody else made a moment ago is never overwritten.</summary>
    public bool IsOnlyMade { get; init; }

    /// <summary>The version it must still have; null for any.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The resource, given the others' names and its own id (null: the server's to choose).</summary>
    public required Func<Names, string?, Result<ReadOnlyMemory<byte>>> Make { get; init; }

    public override string ToString() => Type;
}
