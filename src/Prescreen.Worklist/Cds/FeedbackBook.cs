using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Cds;

/// <summary>What became of cards, one entry for each, kept beside the ledger.</summary>
internal sealed class FeedbackBook(ISettingStore kept)
{
    private const string Prefix = "cds-feedback/";

    /// <summary>True where this isn't known yet, so that it is to be audited and put.</summary>
    public async Task<Result<bool>> IsNewAsync(string study, CardFeedback feedback, CancellationToken ct)
        => (await kept.GetAsync(Name(study, feedback), ct)).Select(known => !known.Value.Span.SequenceEqual(Write(feedback)));

    /// <summary>Puts it in place of what was told of the same card before; true for the first.</summary>
    public Task<Result<bool>> PutAsync(string study, CardFeedback feedback, CancellationToken ct) => kept.PutAsync(Name(study, feedback), Write(feedback), ct);

    /// <summary>How many cards of a study came to what, most first.</summary>
    public async Task<Result<ImmutableArray<FeedbackCount>>> CountAsync(string study, CancellationToken ct)
        => (await kept.ListAsync($"{Prefix}{study}/", ct)).Select(all => all.Select(one => Read(one.Value))
            .CountBy(one => one)
            .Select(pair => new FeedbackCount(pair.Key.Outcome, pair.Key.Reason, pair.Value))
            .OrderByDescending(count => count.Cards).ThenBy(count => count.Outcome, StringComparer.Ordinal).ThenBy(count => count.Reason, StringComparer.Ordinal)
            .ToImmutableArray());

    private static string Name(string study, CardFeedback feedback) => $"{Prefix}{study}/{feedback.Card:D}";

    private static byte[] Write(CardFeedback feedback)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", feedback.Outcome);
            Text(writer, "reason", feedback.Reason);
            Text(writer, "comment", feedback.Comment);
            if (feedback.At is { } at)
            {
                writer.WriteString("at", at);
            }

            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static (string Outcome, string? Reason) Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return (root.GetProperty("outcome").GetString() ?? "", root.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
