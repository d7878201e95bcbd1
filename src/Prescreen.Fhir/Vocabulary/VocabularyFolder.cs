using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Vocabulary;

/// <summary>Compiles the value sets of a folder (fhir-profiles/valuesets), all *.json in it.</summary>
public static class VocabularyFolder
{
    /// <summary>
    /// The vocabulary, or the problem: VOC-020 where the folder or a file can't be read, else what <see cref="ConceptVocabulary.Compile"/> finds.
    /// </summary>
    public static Result<ConceptVocabulary> Load(string path, IReadOnlyList<SiteCode>? siteMap = null, Func<string, bool>? only = null)
        => Read(path).TryGet(out var sources, out var problem) ? ConceptVocabulary.Compile(sources, siteMap, only) : problem;

    /// <summary>The files as they are, for callers that compile with several selections.</summary>
    public static Result<IReadOnlyList<ValueSetSource>> Read(string path)
    {
        try
        {
            List<ValueSetSource> sources = [];
            foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
            {
                sources.Add(new ValueSetSource(Path.GetFileName(file), File.ReadAllBytes(file)));
            }

            return sources.Count > 0 ? sources : Unreadable(path, "There is no value set (*.json) in this folder.");
        }
        catch (IOException)
        {
            return Unreadable(path, "The folder of value sets can't be read.");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(path, "The folder of value sets may not be read by this user.");
        }
    }

    private static Problem Unreadable(string path, string text) => new(ProblemKind.NotFound, "VOC-020", text) { Place = path };
}
