using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Vocabulary;

/// <summary>Reads how codes are called from folders of CodeSystems and ValueSets, such as npm packages of FHIR.</summary>
public static class CodeNamesFolder
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>The names of all *.json below the folders; VOC-029 where one isn't there or can't be read.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="reading">Told of each file before it is read, with the number of all; null where nobody asks.</param>
    public static Result<CodeNames> Read(IEnumerable<string> folders, Action<string, int>? reading = null)
    {
        CodeNames names = new();
        foreach (var folder in folders)
        {
            try
            {
                var files = Directory.GetFiles(folder, "*.json", Everywhere);
                foreach (var file in files)
                {
                    reading?.Invoke(file, files.Length);
                    Add(names, File.ReadAllBytes(file));
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return new Problem(ProblemKind.NotFound, "VOC-029", "The folder of definitions isn't there, or can't be read.") { Place = folder };
            }
        }

        return names;
    }

    private static void Add(CodeNames names, ReadOnlyMemory<byte> json)
    {
        // A package is mostly examples and profiles, which needn't be parsed.
        if (json.Span.IndexOf("\"CodeSystem\""u8) >= 0 || json.Span.IndexOf("\"ValueSet\""u8) >= 0)
        {
            names.Add(json);
        }
    }
}
