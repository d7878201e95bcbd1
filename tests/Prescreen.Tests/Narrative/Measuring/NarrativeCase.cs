namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>A text and what is to be found in it.</summary>
/// <param name="Name">Where it stands: "sentences/open/en-her2.yaml:12", "reports/open/zh-ct".</param>
/// <param name="Text">The text.</param>
/// <param name="Findings">What is to be found, complete.</param>
internal sealed record NarrativeCase(string Name, string Text, IReadOnlyList<ExpectedFinding> Findings)
{
    public bool IsReport => Name.StartsWith("reports/", StringComparison.Ordinal);

    /// <summary>"en" or "zh".</summary>
    public string Language => Path.GetFileName(Name)[..2];
}
