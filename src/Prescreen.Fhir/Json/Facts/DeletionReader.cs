using System.Text;
using System.Text.Json;
using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// What no longer stands. Entries without a resource whose request is a DELETE: histories and the "deleted" files of bulk exports have them.
/// </summary>
/// <remarks>https://hl7.org/fhir/R4/http.html#history</remarks>
internal static class DeletionReader
{
    public static void Read(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response, GatheredFacts gathered)
    {
        var scratch = new JsonScratch();
        var asked = new JsonNode(request, JsonTokenType.StartObject, scratch).Object();
        if (!asked["method"u8].Code().SequenceEqual("delete"u8) || asked["url"u8].Text() is not { } url)
        {
            return;
        }

        var parts = ReferenceTable.Shorten(url).Trim('/').Split('/');
        if (parts.Length == 2)
        {
            gathered.Deletions.Add(new ResultFact { Source = new SourceReference(parts[0], parts[1], Version(response, scratch)), IsWithdrawn = true });
        }
    }

    /// <summary>Notes a version of a resource that no protocol asks for, though an earlier one may have been asked for.</summary>
    public static void ReadSkipped(ReadOnlySpan<byte> resource, GatheredFacts gathered)
    {
        var members = JsonObject.Read(resource, new JsonScratch());
        if (members["resourceType"u8].Text() is { } type && members["id"u8].Text() is { } id && members["meta"u8]["versionId"u8].Text() is { } version)
        {
            gathered.Deletions.Add(new ResultFact { Source = new SourceReference(type, id, version), IsWithdrawn = true });
        }
    }

    // An etag W/"3" is the version that the deletion made.
    private static string? Version(ReadOnlySpan<byte> response, JsonScratch scratch)
    {
        if (response.IsEmpty)
        {
            return null;
        }

        var digits = new StringBuilder();
        foreach (var letter in new JsonNode(response, JsonTokenType.StartObject, scratch)["etag"u8].Text() ?? "")
        {
            digits.Append(char.IsAsciiDigit(letter) ? letter.ToString() : "");
        }

        return digits.Length == 0 ? null : digits.ToString();
    }
}
