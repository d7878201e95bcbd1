using System.Collections.Immutable;

namespace Prescreen.Worklist.Digest;

/// <summary>What was decided for one coordinator, and what came of it; counts only.</summary>
/// <param name="Recipient">As named under Prescreen:Worklist:Access.</param>
/// <param name="Verdict">Whether they are to be told.</param>
/// <param name="Changes">What changed in their studies since their last mail; those where nothing did are left out.</param>
/// <param name="Problem">What stopped it; null where nothing did.</param>
public sealed record DigestReport(string Recipient, DigestVerdict Verdict, ImmutableArray<StudyChanges> Changes, Problem? Problem)
{
    /// <summary>True where it is to be tried again today.</summary>
    public bool IsOwed => Problem is not null && Verdict is DigestVerdict.Send;

    /// <inheritdoc/>
    public override string ToString() => $"{Recipient}: {Verdict}";
}
