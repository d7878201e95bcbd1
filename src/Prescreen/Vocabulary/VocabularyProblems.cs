namespace Prescreen.Vocabulary;

/// <summary>Collects every problem of a compilation, so that a person mends all files at once.</summary>
internal sealed class VocabularyProblems
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> All => problems;

    public bool Any => problems.Count > 0;

    public void Add(string code, string text, string place) => problems.Add(new Problem(ProblemKind.Invalid, code, text) { Place = place });

    /// <summary>The only problem, or one that lists them all, a line each.</summary>
    public Problem ToProblem() => problems is [var only]
        ? only
        : new Problem(ProblemKind.Invalid, "VOC-001", $"{problems.Count} problems in the value sets:\n{string.Join('\n', problems)}");
}
