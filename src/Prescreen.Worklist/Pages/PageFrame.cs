using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages;

/// <summary>What every page shows around its content.</summary>
public sealed record PageFrame
{
    /// <summary>The words.</summary>
    public required PageTexts Texts { get; init; }

    /// <summary>Who is signed in, in their own name; null for nobody.</summary>
    public string? UserName { get; init; }

    /// <summary>True for the demonstration's user.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The study's id, where the page is of one.</summary>
    public string? Study { get; init; }

    /// <summary>The study's short title.</summary>
    public string? StudyTitle { get; init; }

    /// <summary>The path of this page below the worklist, to come back to after changing the language: never with a query that holds patient data.</summary>
    public string Path { get; init; } = "/worklist";

    /// <summary>The form field that proves a form is ours, and its value.</summary>
    public (string Name, string Value) Antiforgery { get; init; }

    /// <summary>Nothing of a patient is here.</summary>
    public override string ToString() => Path;
}
