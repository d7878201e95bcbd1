using System.Text.RegularExpressions;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>A file of the repository; the path has slashes and starts at the root.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    /// <summary>The numbered lines that aren't comments.</summary>
    public IEnumerable<(int Number, string Line)> Code
        => Lines.Select((line, index) => (index + 1, line)).Where(one => !one.line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>Every match in its lines of code, as "path:line: match".</summary>
    public IEnumerable<string> Find(Regex pattern)
        => Code.SelectMany(one => pattern.Matches(one.Line).Select(match => $"{Path}:{one.Number}: {match.Value}"));

    /// <summary>Methods and accessors with a body in braces, by the layout that `dotnet format` keeps.</summary>
    public IEnumerable<(string Place, int Length)> Blocks()
    {
        for (var start = 0; start < Lines.Count; start++)
        {
            var opening = Lines[start];
            if (opening.TrimStart() != "{" || opening == "{" || !Signature().IsMatch(Lines[start - 1]))
            {
                continue;
            }

            var closing = opening.Replace('{', '}');
            var end = start + 1;
            while (end < Lines.Count && !Lines[end].StartsWith(closing, StringComparison.Ordinal))
            {
                end++;
            }

            yield return ($"{Path}:{start}", end - start + 1);
        }
    }

    // A method's last line before its brace ends in ")" and is no statement. Types are left out: they start at the line's start, or say what they are.
    [GeneratedRegex(@"^\s+(?!.*\b(if|for|foreach|while|switch|using|lock|catch|fixed|class|record|struct|interface|namespace|new)\b).*\)\s*$")]
    private static partial Regex Signature();
}
