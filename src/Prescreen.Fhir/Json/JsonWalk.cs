using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Fhir.Json;

/// <summary>
/// Steps of a forward pass over FHIR JSON. A value of another kind than asked for is skipped and counts as absent; the reader always ends on the
/// last token of what was read. <see href="https://hl7.org/fhir/R4/json.html"/>
/// </summary>
internal static class JsonWalk
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>Reads one element's members or items from where the reader stands.</summary>
    public delegate T Part<T>(ref Utf8JsonReader reader);

    /// <summary>Runs <paramref name="read"/> on the object in <paramref name="json"/>; damage becomes a problem at <paramref name="type"/>.</summary>
    public static Result<T> Read<T>(ReadOnlySpan<byte> json, string type, Part<Result<T>> read)
        where T : notnull
    {
        var reader = new Utf8JsonReader(WithoutMark(json), Options);
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                return JsonProblems.Damaged(type, 0);
            }

            Result<T> result = read(ref reader);
            // Reading on throws where something follows the object.
            return reader.Read() ? JsonProblems.Damaged(type, reader.TokenStartIndex) : result;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            // InvalidOperation is what the reader throws for strings that are no UTF-8 or hold half a surrogate pair.
            return JsonProblems.Damaged(type, reader.TokenStartIndex);
        }
    }

    /// <summary>The bytes without a leading byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;

    /// <summary>Moves to the next member's name within the current object; false at its end.</summary>
    public static bool NextMember(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType is JsonTokenType.PropertyName;

    /// <summary>Moves to the next item of the current array; false at its end.</summary>
    public static bool NextItem(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType is not JsonTokenType.EndArray;

    /// <summary>Moves to the value and skips it whole.</summary>
    public static void Pass(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>The member's string, or null where it is anything else.</summary>
    public static string? Text(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TextHere();
    }

    /// <summary>The string the reader stands on, or null where it is anything else, which is skipped.</summary>
    public static string? TextHere(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    /// <summary>The member's boolean; false where it is anything else.</summary>
    public static bool Flag(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
        return reader.TokenType is JsonTokenType.True;
    }

    /// <summary>The member's whole number, also where it is written as a string; null where it is anything else.</summary>
    public static long? Whole(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Number)
        {
            return reader.TryGetInt64(out long number) ? number : null;
        }

        return FhirTime.Whole(reader.TextHere());
    }

    /// <summary>The member's instant or dateTime with a time; null where it is anything else.</summary>
    public static DateTimeOffset? Instant(this ref Utf8JsonReader reader) => FhirTime.Instant(reader.Text());

    /// <summary>Moves into the member's object; false where it is anything else, which is skipped.</summary>
    public static bool IntoObject(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.IsObjectHere();
    }

    /// <summary>True where the reader stands on an object; anything else is skipped.</summary>
    public static bool IsObjectHere(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    /// <summary>The items of the member's array that <paramref name="item"/> makes something of; empty where it is anything else.</summary>
    public static ImmutableArray<T> Many<T>(this ref Utf8JsonReader reader, Part<T?> item)
        where T : class
    {
        if (!reader.IntoArray())
        {
            return [];
        }

        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>();
        while (reader.NextItem())
        {
            if (item(ref reader) is { } made)
            {
                items.Add(made);
            }
        }

        return items.ToImmutable();
    }

    /// <summary>Moves into the member's array; false where it is anything else, which is skipped.</summary>
    public static bool IntoArray(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartArray)
        {
            return true;
        }

        reader.Skip();
        return false;
    }
}
