using Prescreen.Narrative;
using Prescreen.Narrative.Lexicon;

namespace Prescreen.Fhir.Vocabulary;

/// <summary>Makes a reader of reports from the lexicons of a folder (fhir-profiles/narrative), all *.yaml in it, in the order of their names.</summary>
public static class LexiconFolder
{
    /// <summary>
    /// The reader, with a trial team's own terms where some are given; or the problems: LEX-020 where the folder or a file can't be read, else what
    /// <see cref="NarrativeReader.Create"/> finds.
    /// </summary>
    public static LexiconReading Load(string path, IReadOnlyList<OwnTerm>? own = null)
        => Read(path).TryGet(out var sources, out var problem) ? NarrativeReader.Create(sources, own) : new LexiconReading(null, [problem]);

    /// <summary>The files as they are.</summary>
    public static Result<IReadOnlyList<LexiconSource>> Read(string path)
    {
        try
        {
            List<LexiconSource> sources = [];
            foreach (var file in Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal))
            {
                sources.Add(new LexiconSource(Path.GetFileName(file), File.ReadAllBytes(file)));
            }

            return sources.Count > 0 ? sources : Unreadable(path, "There is no lexicon (*.yaml) in this folder.");
        }
        catch (IOException)
        {
            return Unreadable(path, "The folder of lexicons can't be read.");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(path, "The folder of lexicons may not be read by this user.");
        }
    }

    private static Problem Unreadable(string path, string text) => new(ProblemKind.NotFound, "LEX-020", text) { Place = path };
}
