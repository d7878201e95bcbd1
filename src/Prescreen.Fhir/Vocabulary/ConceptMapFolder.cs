using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Vocabulary;

/// <summary>Reads a site's ConceptMaps (<see href="https://hl7.org/fhir/R4/conceptmap.html"/>), all *.json of a folder.</summary>
public static class ConceptMapFolder
{
    /// <summary>The maps together; VOC-030 where the folder can't be read or is empty, else the first problem of a file (VOC-031 to VOC-033), with file and element.</summary>
    /// <param name="path">The folder; null where the site maps nothing.</param>
    public static Result<SiteMap> Read(string? path)
    {
        if (path is null)
        {
            return SiteMap.Empty;
        }

        try
        {
            var map = SiteMap.Empty;
            var files = Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).ToList();
            foreach (var file in files)
            {
                if (!new ConceptMapReader(Path.GetFileName(file)).Read(File.ReadAllBytes(file)).TryGet(out var one, out var problem))
                {
                    return problem;
                }

                map = new SiteMap { Codes = [.. map.Codes, .. one.Codes], Units = [.. map.Units, .. one.Units], Notices = [.. map.Notices, .. one.Notices] };
            }

            return files.Count > 0 ? map : Unreadable(path, "There is no ConceptMap (*.json) in this folder.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, "The folder of ConceptMaps isn't there, or can't be read.");
        }
    }

    private static Problem Unreadable(string path, string text) => new(ProblemKind.NotFound, "VOC-030", text) { Place = path };
}
