using Prescreen.Narrative;
using Prescreen.Narrative.Lexicon;

namespace Prescreen.Tests.Narrative;

/// <summary>The committed lexicon files, read once.</summary>
internal static class Lexicons
{
    /// <summary>The files.</summary>
    public static IReadOnlyList<LexiconSource> Files { get; } =
        [.. Directory.GetFiles(Folder(), "*.yaml").Order(StringComparer.Ordinal).Select(file => new LexiconSource(Path.GetFileName(file), File.ReadAllBytes(file)))];

    /// <summary>All entries.</summary>
    public static IReadOnlyList<LexiconEntry> Entries { get; } = [.. Files.SelectMany(file => LexiconFile.Read(file).Entries)];

    /// <summary>The reader of all of them.</summary>
    public static NarrativeReader Reader { get; } = NarrativeReader.Create(Files).Reader!;

    /// <summary>A text without its brackets, and what stood between them.</summary>
    public static (string Text, int Start, int End) Unmark(string test)
    {
        var start = test.IndexOf('[', StringComparison.Ordinal);
        var end = test.IndexOf(']', StringComparison.Ordinal);
        return (test.Remove(end, 1).Remove(start, 1), start, end - 1);
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "fhir-profiles", "narrative")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "fhir-profiles", "narrative");
    }
}
