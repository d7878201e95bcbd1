using System.Text.Json;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>Sets or removes one of our extensions and leaves everybody else's as they are.</summary>
internal static class ExtensionPatch
{
    public static Result<ReadOnlyMemory<byte>> Set(ReadOnlyMemory<byte> resource, Extension extension)
    {
        var item = FhirElement.Extensions([extension])[1..^1];
        var index = IndexOf(resource, extension.Url);
        return index < 0 ? JsonPatchingWriter.Append(resource, "extension", item) : JsonPatchingWriter.ReplaceItem(resource, "extension", index, item);
    }

    /// <summary>Sets the extension of an address, or removes it where there is none to set.</summary>
    public static Result<ReadOnlyMemory<byte>> Put(ReadOnlyMemory<byte> resource, string url, Extension? extension)
    {
        if (extension is not null)
        {
            return Set(resource, extension);
        }

        var index = IndexOf(resource, url);
        return index < 0 ? resource : JsonPatchingWriter.ReplaceItem(resource, "extension", index, default);
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
