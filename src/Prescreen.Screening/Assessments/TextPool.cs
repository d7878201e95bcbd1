using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Screening.Assessments;

/// <summary>One copy of what thousands of summaries repeat: criterion ids, versions, statuses, limits. Bounded; what comes too late is simply not shared.</summary>
internal sealed class TextPool
{
    private const int MostTexts = 4096;
    private const int MostLists = 64;

    private readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);
    private ImmutableArray<(ReadOnlyMemory<byte> Json, ImmutableArray<string> Ids)> lists = [];

    /// <summary>The one copy of a text.</summary>
    public string Of(string text) => texts.TryGetValue(text, out var known) ? known : texts.Count < MostTexts ? texts.GetOrAdd(text, text) : text;

    /// <summary>The one copy of a text that may be missing.</summary>
    public string? OfMaybe(string? text) => text is null ? null : Of(text);

    /// <summary>The texts of a JSON array of texts, told from others by its bytes alone.</summary>
    public ImmutableArray<string> List(ReadOnlySpan<byte> json)
    {
        var known = lists;
        foreach (var (bytes, ids) in known)
        {
            if (bytes.Span.SequenceEqual(json))
            {
                return ids;
            }
        }

        var read = Read(json);
        if (known.Length < MostLists)
        {
            var entry = ((ReadOnlyMemory<byte>)json.ToArray(), read);
            ImmutableInterlocked.Update(ref lists, all => all.Length < MostLists ? all.Add(entry) : all);
        }

        return read;
    }

    private ImmutableArray<string> Read(ReadOnlySpan<byte> json)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            ids.Add(Of(reader.GetString()!));
        }

        return ids.ToImmutable();
    }
}
