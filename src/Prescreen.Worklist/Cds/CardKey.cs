using System.Security.Cryptography;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Cds;

/// <summary>The key of card ids, which the first instance of all makes and all share.</summary>
internal sealed class CardKey(ISettingStore kept)
{
    private const string Name = "cds-card-key";
    private const int KeyBytes = 32;

    private volatile CardIds? known;

    /// <summary>The ids with that key, or the store's problem.</summary>
    public async ValueTask<Result<CardIds>> IdsAsync(CancellationToken ct)
    {
        if (known is { } ids)
        {
            return ids;
        }

        // Of several at once one key is put, and all read that one.
        return (await kept.ReplaceAsync(Name, default, RandomNumberGenerator.GetBytes(KeyBytes), ct)).Problem is { } problem
            ? problem
            : (await kept.GetAsync(Name, ct)).Select(found => known = new CardIds(found.Value));
    }
}
