using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>What stands where a value should.</summary>
internal enum PlaceholderKind
{
    /// <summary>A value, readable or not.</summary>
    None,

    /// <summary>The value is still to come.</summary>
    Pending,

    /// <summary>The value is said elsewhere.</summary>
    Comment,
}

/// <summary>Recognises words that aren't a result but say when or where one will be (clinical.md §7 Results).</summary>
internal static class Placeholder
{
    /// <summary>What the value is, if it is only words or an answer without a meaning of its own.</summary>
    public static PlaceholderKind Of(ResultValue value, QualitativeAnswers answers)
        => value.Kind is not (ValueKind.Text or ValueKind.Coded) ? PlaceholderKind.None
            : Says(value, answers.Pending) ? PlaceholderKind.Pending
            : Says(value, answers.Elsewhere) ? PlaceholderKind.Comment
            : PlaceholderKind.None;

    private static bool Says(ResultValue value, Concept concept) => value.Coded.Contains(concept) || value.TextConcepts.Contains(concept);
}
