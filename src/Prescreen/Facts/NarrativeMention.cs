namespace Prescreen.Facts;

/// <summary>A narrative finding and the fact in whose words it stands.</summary>
/// <param name="Fact">A report, document or result.</param>
/// <param name="Finding">What its words say.</param>
public readonly record struct NarrativeMention(ClinicalFact Fact, NarrativeFinding Finding)
{
    /// <summary>The reference, the finding and its assertion only: never the words.</summary>
    public override string ToString() => $"{Finding} in {Fact}";
}
