namespace Prescreen.Evaluation;

/// <summary>An answer that may need a person.</summary>
internal enum Certainty
{
    /// <summary>It is not so.</summary>
    No,

    /// <summary>It is so.</summary>
    Yes,

    /// <summary>The data leaves it open.</summary>
    Unclear,
}
