using System.Collections.Immutable;

namespace Prescreen.Worklist.Cds;

/// <summary>What the cards are configured by (Prescreen:Worklist:Cds:…).</summary>
public sealed record CdsSettings
{
    /// <summary>No cards.</summary>
    public static CdsSettings None { get; } = new();

    /// <summary>The EHRs that may ask (Prescreen:Worklist:Cds:Clients).</summary>
    public ImmutableArray<CdsClient> Clients { get; init; } = [];

    /// <summary>The origins of EHRs that ask from a browser (Prescreen:Worklist:Cds:Origins).</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>True where every user of the EHR sees the cards of every study, false where only those with a role in it do (Prescreen:Worklist:Cds:ShowToAll).</summary>
    public bool ShowToAll { get; init; }

    /// <summary>True where this machine may ask without a token, in the demonstration (Prescreen:Worklist:Cds:AllowAnonymousOnLoopback).</summary>
    public bool AllowAnonymousOnLoopback { get; init; }

    /// <summary>True where there is anybody to answer.</summary>
    public bool IsServed => !Clients.IsEmpty || AllowAnonymousOnLoopback;

    /// <inheritdoc/>
    public override string ToString() => $"{Clients.Length} clients";
}
