using Prescreen.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;
using Prescreen.Tests.Narrative.Measuring;

namespace Prescreen.Benchmarks;

/// <summary>
/// How well reports are read. "narrative-open [KIND|FILE]…": every miss of the open half, for whoever writes rules, then its figures; KIND is a finding, FILE a part of
/// a case's name ("zh-", "en-her2"). "narrative-kept [README]": the figures of the kept half, and only these; with README they replace those that stand there.
/// </summary>
internal static class NarrativeFigures
{
    public static int Open(TextWriter output, IReadOnlyList<string> chosen)
    {
        var kinds = chosen.Where(FindingKinds.All.Contains).ToList();
        var names = chosen.Except(kinds).ToList();
        var results = Results("open").Where(one => names.Count == 0 || names.Exists(name => one.Case.Name.Contains(name, StringComparison.Ordinal))).ToList();
        MissList.Write(output, results, kind => kinds.Count == 0 || kinds.Contains(kind));
        output.WriteLine();
        output.WriteLine(FigureTable.Write(results));
        return 0;
    }

    public static int Kept(TextWriter output, string? readme)
    {
        var figures = FigureTable.Write([.. Results("kept")]);
        output.WriteLine(figures);
        if (readme is not null)
        {
            File.WriteAllText(readme, FigureTable.Replace(File.ReadAllText(readme), figures));
        }

        return 0;
    }

    internal static NarrativeReader Reader()
    {
        var (reader, problems) = LexiconFolder.Load(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "narrative"));
        return reader ?? throw new InvalidDataException(string.Join('\n', problems));
    }

    private static IEnumerable<CaseResult> Results(string half)
    {
        var reader = Reader();
        return CaseFolder.Read(CaseFolder.Beside, half).Select(one => CaseResult.Of(reader, one));
    }
}
