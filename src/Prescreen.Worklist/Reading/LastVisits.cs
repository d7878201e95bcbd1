using System.Globalization;
using System.Text;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Reading;

/// <summary>When each person last looked at each study's list, so that a page can say what is new since.</summary>
public sealed class LastVisits(ISettingStore kept)
{
    /// <summary>The last visit; null for none, or where the store doesn't answer: then nothing is called new.</summary>
    public async Task<DateTimeOffset?> OfAsync(string user, string study, CancellationToken ct)
        => (await kept.GetAsync(Name(user, study), ct)).TryGet(out var value, out _)
            && DateTimeOffset.TryParseExact(Encoding.UTF8.GetString(value.Value.Span), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at
            : null;

    /// <summary>Notes a visit. Null where that went well.</summary>
    public async Task<Problem?> NoteAsync(string user, string study, DateTimeOffset at, CancellationToken ct)
        => (await kept.PutAsync(Name(user, study), Encoding.UTF8.GetBytes(at.ToString("O", CultureInfo.InvariantCulture)), ct)).Problem;

    private static string Name(string user, string study) => $"visit/{study}/{user}";
}
