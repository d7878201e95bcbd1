using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Screening.Assessments;

/// <summary>One copy of what thousands of summaries repeat: criterion ids, versions, statuses, limits. Bounded; what comes too late is simply not shared.</summary>
internal sealed class TextPool
{
    /// <summary>Stands between the texts of a list; no criterion's id holds it.</summary>
    public const char Separator = '\t';

    private const int MostTexts = 4096;
    private const int MostLists = 64;

    private readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);
    private ImmutableArray<(ReadOnlyMemory<byte> Json, ImmutableArray<string> Ids)> lists = [];

    /// <summary>The one copy of a text.</summary>
    public string Of(string text) => texts.TryGetValue(text, out var known) ? known : texts.Count < MostTexts ? texts.GetOrAdd(text, text) : text;

    /// <summary>The one copy of a text that may be missing.</summary>
    public string? OfMaybe(string? text) => text is null ? null : Of(text);

    /// <summary>The texts, joined by <see cref="Separator"/>, of the JSON text on which the reader stands; told from others by its bytes alone.</summary>
    public ImmutableArray<string> List(ref Utf8JsonReader reader)
    {
        var json = reader.ValueSpan;
        var known = lists;
        foreach (var (bytes, ids) in known)
        {
            if (bytes.Span.SequenceEqual(json))
            {
                return ids;
            }
        }

        var text = reader.GetString()!;
        ImmutableArray<string> read = text.Length == 0 ? [] : [.. text.Split(Separator).Select(Of)];
        if (known.Length < MostLists)
        {
            var entry = ((ReadOnlyMemory<byte>)json.ToArray(), read);
            ImmutableInterlocked.Update(ref lists, all => all.Length < MostLists ? all.Add(entry) : all);
        }

        return read;
    }
}
