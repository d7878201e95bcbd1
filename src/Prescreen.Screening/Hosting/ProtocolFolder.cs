using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Screening.Hosting;

/// <summary>Loads the active protocols: every *.yaml of a folder, with the value sets of another, and a site's ConceptMaps.</summary>
public static class ProtocolFolder
{
    /// <summary>The protocols, or the first problem; APP-002 where the folder has none or can't be read.</summary>
    public static Result<ActiveProtocols> Load(string protocols, string valueSets, string? conceptMaps = null)
    {
        if (!VocabularyFolder.Read(valueSets).TryGet(out var sources, out var problem) || !ConceptMapFolder.Read(conceptMaps).TryGet(out var map, out problem))
        {
            return problem;
        }

        try
        {
            var files = Directory.EnumerateFiles(protocols, "*.yaml").Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(file), (ReadOnlyMemory<byte>)File.ReadAllBytes(file))).ToList();
            return files.Count > 0 ? ActiveProtocols.Compile(files, sources, map) : Unreadable("There is no protocol (*.yaml) in the folder of Prescreen:Protocols.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unreadable("The folder of Prescreen:Protocols can't be read.");
        }
    }

    private static Problem Unreadable(string text) => new(ProblemKind.Invalid, "APP-002", text) { Place = "Prescreen:Protocols" };
}
