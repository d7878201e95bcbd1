using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>Small named values that all instances of the server share: keys, the state of the digest, last visits.</summary>
public interface ISettingStore
{
    /// <summary>A value; empty if nothing was ever put.</summary>
    Task<Result<KeptValue>> GetAsync(string name, CancellationToken ct);

    /// <summary>The values whose names begin with <paramref name="prefix"/>, by name.</summary>
    Task<Result<ImmutableArray<KeptValue>>> ListAsync(string prefix, CancellationToken ct);

    /// <summary>Puts a value in place of what was there; true if nothing was.</summary>
    Task<Result<bool>> PutAsync(string name, ReadOnlyMemory<byte> value, CancellationToken ct);

    /// <summary>
    /// Puts a value only where <paramref name="expected"/> is there now (empty: where nothing is); false if something else is. Of several instances that
    /// expect the same one gets true.
    /// </summary>
    Task<Result<bool>> ReplaceAsync(string name, ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> value, CancellationToken ct);
}
