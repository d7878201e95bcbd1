namespace Prescreen.Insights;

/// <summary>Something about a value set that a person should mend (<paramref name="IsError"/>) or look at. Its place is the file and the element.</summary>
public sealed record VocabularyFinding(Problem Problem, bool IsError)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(IsError ? "error" : "warning")}: {Problem}";
}
