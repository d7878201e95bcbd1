using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Prescreen.TestServer.Json;

/// <summary>
/// JSON as FHIR wants it: UTF-8 without a byte order mark, no name twice in an object, no null but in arrays, numbers that are decimals, not too
/// deep. See http://hl7.org/fhir/R4/json.html.
/// </summary>
internal static class StrictJson
{
    public const int MostDeep = 100;

    public static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDeep };

    /// <summary>The document, or a problem whose place is "line 3: Patient.name[0].given".</summary>
    public static Result<JsonDocument> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            return Refusals.BadJson("The body is empty.", null);
        }

        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            return Refusals.BadJson("The body starts with a byte order mark.", "line 1");
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            return Refusals.BadJson("The body isn't valid UTF-8.", LineOf(bytes.Span, FirstInvalid(bytes.Span)));
        }

        return Check(bytes.Span) is { } problem ? problem : JsonDocument.Parse(bytes, Options);
    }

    private static Problem? Check(ReadOnlySpan<byte> bytes)
    {
        JsonPathTracker path = new();
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = MostDeep });
        try
        {
            while (reader.Read())
            {
                if (path.Step(ref reader) is { } wrong)
                {
                    return Refusals.BadJson(wrong, Place(bytes, reader.TokenStartIndex, path));
                }
            }

            return null;
        }
        catch (JsonException problem)
        {
            // The reader's own words may quote the body, which may be a patient's; only its position is kept.
            return Refusals.BadJson(WhatIsWrong(problem), $"line {(problem.LineNumber ?? 0) + 1}: {path}");
        }
        catch (InvalidOperationException)
        {
            return Refusals.BadJson("A string holds half of a surrogate pair.", Place(bytes, reader.TokenStartIndex, path));
        }
    }

    private static string WhatIsWrong(JsonException problem)
        => problem.Message.Contains("depth", StringComparison.Ordinal) ? $"The JSON is nested more than {MostDeep} deep." : "The JSON is malformed or cut off.";

    private static string Place(ReadOnlySpan<byte> bytes, long index, JsonPathTracker path) => $"{LineOf(bytes, (int)index)}: {path}";

    private static string LineOf(ReadOnlySpan<byte> bytes, int index) => $"line {bytes[..index].Count((byte)'\n') + 1}";

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) is System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
