using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Fhir.Json;

/// <summary>Where the members of an object, or the items of an array, lie in its bytes.</summary>
internal sealed record JsonSegments(ImmutableArray<JsonSegment> Segments, int ContentStart)
{
    /// <summary>The object's or array's members or items; FHIR-141 where the bytes are damaged.</summary>
    public static Result<JsonSegments> Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            return reader.Read() && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                ? Walk(ref reader)
                : JsonProblems.Damaged("Resource", 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return JsonProblems.Damaged("Resource", reader.TokenStartIndex);
        }
    }

    private static Result<JsonSegments> Walk(ref Utf8JsonReader reader)
    {
        ImmutableArray<JsonSegment>.Builder segments = ImmutableArray.CreateBuilder<JsonSegment>();
        int contentStart = (int)reader.BytesConsumed;
        int start = contentStart;
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            string name = "";
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                reader.Read();
            }

            int valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            segments.Add(new JsonSegment(name, start, valueStart, (int)reader.BytesConsumed));
            start = (int)reader.BytesConsumed;
        }

        return reader.Read() ? JsonProblems.Damaged("Resource", reader.TokenStartIndex) : new JsonSegments(segments.ToImmutable(), contentStart);
    }
}
