using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Insights;

/// <summary>
/// The value sets that a protocol takes for opposites: the grades of a scale, positive and negative, rules that give opposite outcomes. A code in two of them
/// would make a patient both.
/// </summary>
internal static class ExclusiveSets
{
    public static IEnumerable<(Concept One, Concept Other, string Where)> Of(Protocol protocol)
    {
        var answers = protocol.Answers;
        return Pairs([answers.Positive, answers.Negative, answers.Equivocal, answers.Pending, answers.Elsewhere], "results")
            .Concat(protocol.Criteria.SelectMany(Of));
    }

    private static IEnumerable<(Concept One, Concept Other, string Where)> Of(Criterion criterion) => criterion switch
    {
        GradeCriterion grade => Pairs([.. grade.Answers], criterion.Id),
        PregnancyTestCriterion test => Pairs([test.Negative, test.Positive], criterion.Id),
        StainingCriterion staining => Pairs([staining.Is, staining.Mixed], criterion.Id),
        Her2Criterion her2 => Pairs([.. her2.Scores, her2.Indeterminate], criterion.Id).Concat(Pairs([her2.Amplified, her2.NotAmplified], criterion.Id)),
        ImagingCriterion { Study: var study } => Pairs([study.Enhanced, study.Unstated, study.Unenhanced], criterion.Id),
        RulesCriterion rules => Opposed(rules),
        _ => [],
    };

    private static IEnumerable<(Concept One, Concept Other, string Where)> Opposed(RulesCriterion criterion)
        => from one in criterion.Rules
           from other in criterion.Rules
           where one.Gives is Outcome.NotMet && other.Gives is Outcome.Met or Outcome.NotFound && MayBothHold(one, other)
           let sets = Deciding(one, other)
           from first in sets.One
           from second in sets.Other
           where first != second && !one.Except.Contains(second) && !other.Except.Contains(first)
           select (first, second, criterion.Id);

    // Where both ask for an answer, the answers must differ; the tests are the same.
    private static (ImmutableArray<Concept> One, ImmutableArray<Concept> Other) Deciding(EvidenceRule one, EvidenceRule other)
        => one.Answer.IsEmpty || other.Answer.IsEmpty ? (one.Any, other.Any) : one.Any.Intersect(other.Any).Any() ? (one.Answer, other.Answer) : ([], []);

    private static bool MayBothHold(EvidenceRule one, EvidenceRule other)
        => one.Kind == other.Kind && one.Kind is not FactKind.Finding
            && (one.While == other.While || one.While is ConditionState.Ever || other.While is ConditionState.Ever)
            && !one.With.Intersect(other.Without).Any() && !one.Without.Intersect(other.With).Any();

    private static IEnumerable<(Concept One, Concept Other, string Where)> Pairs(IReadOnlyList<Concept?> sets, string place)
        => from first in Enumerable.Range(0, sets.Count)
           from second in Enumerable.Range(first + 1, sets.Count - first - 1)
           where sets[first] is { Index: >= 0 } && sets[second] is { Index: >= 0 } && sets[first] != sets[second]
           select (sets[first]!.Value, sets[second]!.Value, place);
}
