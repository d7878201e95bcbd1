using System.Text.Json;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>Sets one of our extensions and leaves everybody else's as they are.</summary>
internal static class ExtensionPatch
{
    public static Result<ReadOnlyMemory<byte>> Set(ReadOnlyMemory<byte> resource, Extension extension)
    {
        var item = FhirElement.Extensions([extension])[1..^1];
        var index = IndexOf(resource, extension.Url);
        return index < 0 ? JsonPatchingWriter.Append(resource, "extension", item) : JsonPatchingWriter.ReplaceItem(resource, "extension", index, item);
    }

    private static int IndexOf(ReadOnlyMemory<byte> resource, string url)
    {
        using var document = JsonDocument.Parse(resource);
        if (!document.RootElement.TryGetProperty("extension", out var extensions) || extensions.ValueKind is not JsonValueKind.Array)
        {
            return -1;
        }

        var index = 0;
        foreach (var extension in extensions.EnumerateArray())
        {
            if (extension.ValueKind is JsonValueKind.Object && extension.TryGetProperty("url", out var found) && found.ValueEquals(url))
            {
                return index;
            }

            index++;
        }

        return -1;
    }
}
