using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Definitions in a folder: resources and Bundles of them as *.json, as npm packages of FHIR and SUSHI's output have them.</summary>
internal static class DefinitionFolder
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>All that are there; other files are passed over.</summary>
    public static Result<IReadOnlyList<DefinitionEntry>> Read(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*.json", Everywhere).Order(StringComparer.Ordinal).SelectMany(file => Of(File.ReadAllBytes(file)).Select(entry => entry with { File = file })).ToList()
                : new Problem(ProblemKind.NotFound, "FHIR-601", "There is no such folder of definitions.") { Place = folder };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemKind.Invalid, "FHIR-602", "The folder of definitions can't be read: check its rights.") { Place = folder };
        }
    }

    /// <summary>The definition in a resource, or those in a Bundle.</summary>
    public static IEnumerable<DefinitionEntry> Of(ReadOnlyMemory<byte> json)
        => !JsonUnicode.IsWhole(json.Span) ? [] : DefinitionHead.Read(json) is { } entry ? [entry] : json.Span.IndexOf("\"Bundle\""u8) >= 0 ? InBundle(json) : [];

    private static IEnumerable<DefinitionEntry> InBundle(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonLook.Parse(json);
        }
        catch (JsonException)
        {
            yield break;
        }

        using (document)
        {
            foreach (var resource in document.RootElement.Items("entry").Select(entry => entry.Member("resource")).Where(resource => resource.ValueKind is JsonValueKind.Object))
            {
                if (DefinitionHead.Read(System.Text.Encoding.UTF8.GetBytes(resource.GetRawText())) is { } entry)
                {
                    yield return entry;
                }
            }
        }
    }
}
