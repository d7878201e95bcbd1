using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>The event an anchor lies at: a procedure, or a note whose words tell of one.</summary>
/// <param name="Fact">The procedure or note.</param>
/// <param name="When">When it was done.</param>
/// <param name="Finding">The words; null for a procedure.</param>
internal readonly record struct AnchorEvent(ClinicalFact Fact, DateInterval When, NarrativeFinding? Finding = null)
{
    /// <summary>The fact, with its words.</summary>
    public Evidence Evidence => new(Fact, finding: Finding);

    /// <summary>The reference only.</summary>
    public override string ToString() => Fact.ToString();
}
