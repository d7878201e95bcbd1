using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Prescreen.Worklist.Digest;

/// <summary>
/// What is kept of a person's mails, as JSON: since when they don't know what changed, the mail that is being sent, and the days of the last ones.
/// </summary>
internal sealed record DigestState
{
    /// <summary>Of somebody who never got one.</summary>
    public static DigestState None { get; } = new();

    /// <summary>Everything until here was told; null where nothing was.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The site's day on which an instance took it on itself to send; null where none is at it.</summary>
    public DateOnly? Claimed { get; init; }

    /// <summary>The days on which mails went out, of the last seven.</summary>
    public ImmutableArray<DateOnly> Sent { get; init; } = [];

    /// <summary>Read again; nothing for what isn't ours.</summary>
    public static DigestState Read(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new DigestState
            {
                Since = root.TryGetProperty("since", out var since) ? since.GetDateTimeOffset() : null,
                Claimed = root.TryGetProperty("claimed", out var claimed) ? Day(claimed) : null,
                Sent = [.. root.GetProperty("sent").EnumerateArray().Select(Day)],
            };
        }
        catch (Exception foreign) when (foreign is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return None;
        }
    }

    /// <summary>As it is kept.</summary>
    public byte[] Write()
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            if (Since is { } since)
            {
                writer.WriteString("since", since);
            }

            if (Claimed is { } claimed)
            {
                writer.WriteString("claimed", Text(claimed));
            }

            writer.WriteStartArray("sent");
            foreach (var day in Sent)
            {
                writer.WriteStringValue(Text(day));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    /// <summary>How many mails went out in the seven days that end with <paramref name="today"/>.</summary>
    public int Within(DateOnly today) => Sent.Count(day => day > today.AddDays(-7) && day <= today);

    private static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
