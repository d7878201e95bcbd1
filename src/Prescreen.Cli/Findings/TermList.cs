using System.Globalization;
using System.Text;
using Prescreen.Narrative;

namespace Prescreen.Cli.Findings;

/// <summary>A trial team's own terms, from options and from a file.</summary>
internal static class TermList
{
    /// <summary>
    /// The terms; CLI-051 where the file can't be read, CLI-052 where a line has no words. One term a line, optionally a TAB and its concept; lines that begin with
    /// '#' are comments.
    /// </summary>
    public static Result<IReadOnlyList<OwnTerm>> Read(IReadOnlyList<string> words, string? file)
    {
        List<OwnTerm> terms = [];
        foreach (var one in words)
        {
            if (!HasWords(one))
            {
                return Empty("--term");
            }

            terms.Add(new OwnTerm(one.Trim(), one.Trim()));
        }

        return file is not null && ReadFile(file, terms) is { } problem ? problem : terms;
    }

    private static Problem? ReadFile(string file, List<OwnTerm> into)
    {
        try
        {
            var number = 0;
            foreach (var line in File.ReadLines(file, new UTF8Encoding(false, throwOnInvalidBytes: true)))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                {
                    continue;
                }

                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                var words = (tab < 0 ? line : line[..tab]).Trim();
                var concept = tab < 0 ? "" : line[(tab + 1)..].Trim();
                if (!HasWords(words))
                {
                    return Empty(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}"));
                }

                into.Add(new OwnTerm(words, concept.Length > 0 ? concept : words));
            }

            return into.Count > 0 ? null : Empty(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Problem(ProblemKind.NotFound, "CLI-051", "The file of terms can't be read: check its name, its rights, and that it is UTF-8.") { Place = file };
        }
    }

    private static bool HasWords(string words) => words.Any(char.IsLetterOrDigit);

    private static Problem Empty(string place)
        => new(ProblemKind.Invalid, "CLI-052", "There is no term: give words, in a file one term a line, perhaps with a TAB and its concept.") { Place = place };
}
