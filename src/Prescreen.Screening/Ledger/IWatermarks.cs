using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>How far each subscription and each catch-up was followed.</summary>
public interface IWatermarks
{
    /// <summary>The watermark of a key; its members are null if nothing was ever set.</summary>
    Task<Result<Watermark>> GetAsync(string key, CancellationToken ct);

    /// <summary>Moves a watermark forward, member by member; a lower or null member leaves what is there. Returns what then stands.</summary>
    Task<Result<Watermark>> AdvanceAsync(Watermark watermark, CancellationToken ct);

    /// <summary>Sets a watermark even backwards, nulls too: a subscription made anew counts from the start.</summary>
    Task<Result<Watermark>> ForceAsync(Watermark watermark, CancellationToken ct);

    /// <summary>All watermarks by key.</summary>
    Task<Result<ImmutableArray<Watermark>>> ListAsync(CancellationToken ct);
}
