using YamlDotNet.RepresentationModel;

namespace Prescreen.Protocols.Yaml;

/// <summary>Gathers every problem of one protocol file with line and column, so that all are told at once.</summary>
internal sealed class ProtocolProblems(string file)
{
    private readonly List<(long Line, long Column, Problem Problem)> found = [];

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<Problem> All => [.. found.OrderBy(one => one.Line).ThenBy(one => one.Column).Select(one => one.Problem)];

    /// <summary>Notes a problem at a node.</summary>
    public void Add(YamlNode at, string code, string text) => Add(at.Start.Line, at.Start.Column, code, text);

    /// <summary>Notes a problem at a line and column, both from 1.</summary>
    public void Add(long line, long column, string code, string text)
        => found.Add((line, column, new Problem(ProblemKind.Invalid, code, text) { Place = $"{file}:{line}:{column}" }));
}
