using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Worklist.Cds;

/// <summary>What became of a card: https://cds-hooks.hl7.org/2.0/#feedback. Prints only the outcome: a comment may name the patient.</summary>
internal sealed record CardFeedback
{
    private const int MostEntries = 100;
    private const int LongestCode = 64;
    private const int LongestComment = 1000;

    /// <summary>The card's id.</summary>
    public required Guid Card { get; init; }

    /// <summary>True where it was accepted, false where it was overridden.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>The code of the reason; null where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>What the person wrote; null where nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>When; null where the EHR doesn't say.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>"accepted" or "overridden".</summary>
    public string Outcome => IsAccepted ? "accepted" : "overridden";

    /// <summary>The entries of a body; CDSH-003 where it isn't of this form.</summary>
    public static Result<ImmutableArray<CardFeedback>> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.Member("feedback") is not { ValueKind: JsonValueKind.Array } entries || entries.GetArrayLength() is 0 or > MostEntries)
            {
                return Malformed("feedback is missing, or no array of 1 to 100 entries");
            }

            var all = entries.EnumerateArray().Select(Of).ToList();
            return all.TrueForAll(one => one is not null) ? all.OfType<CardFeedback>().ToImmutableArray() : Malformed("an entry has no card that is a UUID, or no outcome accepted or overridden");
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException)
        {
            // An unpaired surrogate, escaped, is found only when the text is taken.
            return Malformed("it is no JSON");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Outcome;

    private static CardFeedback? Of(JsonElement entry)
    {
        if (!Guid.TryParseExact(entry.Text("card"), "D", out var card) || entry.Text("outcome") is not ("accepted" or "overridden"))
        {
            return null;
        }

        var reason = entry.Member("overrideReason");
        return new CardFeedback
        {
            Card = card,
            IsAccepted = entry.Text("outcome") is "accepted",
            Reason = reason.Member("reason").Text("code") is { Length: > 0 } code ? Code(code) : null,
            Comment = reason.Text("userComment") is { Length: > 0 } comment ? comment[..Math.Min(comment.Length, LongestComment)] : null,
            At = DateTimeOffset.TryParse(entry.Text("outcomeTimestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null,
        };
    }

    // An EHR may add reasons of its own; what isn't a code could be anybody's words.
    private static string Code(string text)
        => text.Length <= LongestCode && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_') ? text : "unreadable";

    private static Problem Malformed(string why) => new(ProblemKind.Invalid, "CDSH-003", $"The body is no feedback: {why}.");
}
