using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>A fact a rule applies to, the outcome it gives, and why a person must check it where that is so.</summary>
internal readonly record struct RuleMatch(EvidenceRule Rule, ClinicalFact Fact, Outcome Outcome, string? Why, NarrativeFinding? Finding = null, DateInterval? When = null)
{
    /// <summary>The fact, with the words where words said it.</summary>
    public Evidence Evidence => new(Fact, finding: Finding);

    /// <summary>The fact's reference and the outcome only.</summary>
    public override string ToString() => $"{Fact} {Outcome}";
}
