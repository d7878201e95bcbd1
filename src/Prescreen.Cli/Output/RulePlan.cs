using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Cli.Output;

/// <summary>Rules in sentences.</summary>
internal sealed class RulePlan(ConceptWords words)
{
    /// <summary>A sentence for each rule, and one for where none applies.</summary>
    public IEnumerable<string> Of(RulesCriterion criterion)
    {
        foreach (var rule in criterion.Rules)
        {
            yield return Of(rule);
        }

        var otherwise = $"Otherwise: {criterion.Otherwise.Name()}";
        yield return criterion.SettledBy is { } settled && criterion.Otherwise is Outcome.Unknown ? $"{otherwise}; settled by {settled}." : $"{otherwise}.";
        if (criterion.Rules.Length > 1)
        {
            yield return criterion.Category is CriterionCategory.Inclusion ? "Of several that apply the best decides." : "Of several that apply the worst decides.";
        }
    }

    private string Of(EvidenceRule rule)
    {
        var parts = new List<string> { rule.Said is { } said ? FindingPlan.Of(said) : $"{Kind(rule)} {words.Of(rule.Any)}" };
        Add(parts, rule.IsUnread ? "of whose words some could not be read" : null);
        Add(parts, rule.Answer.IsEmpty ? null : $"answered {words.Of(rule.Answer)}");
        Add(parts, rule.WithinDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"within {days} days") : null);
        Add(parts, rule.Since is { } since ? $"since {since.Name}" : null);
        Add(parts, rule.With.IsEmpty ? null : $"while taking {words.Of(rule.With)}");
        Add(parts, rule.Without.IsEmpty ? null : $"while not taking {words.Of(rule.Without)}");
        Add(parts, rule.Except.IsEmpty ? null : $"except {words.Names(rule.Except)}");
        var because = rule.Because is { } reason ? $" ({reason})" : "";
        var text = rule.TextDecides ? " Words alone decide." : "";
        return rule.DisputesMet ? $"{string.Join(", ", parts)}: what is met by evidence that isn't later becomes {rule.Gives.Name()}{because}."
            : $"{string.Join(", ", parts)}: {rule.Gives.Name()}{because}.{text}";
    }

    private static void Add(List<string> parts, string? part)
    {
        if (part is not null)
        {
            parts.Add(part);
        }
    }

    private static string Kind(EvidenceRule rule) => rule.Kind switch
    {
        FactKind.Condition => rule.While switch
        {
            ConditionState.Active => "An active diagnosis of",
            ConditionState.Inactive => "A past diagnosis of",
            ConditionState.Ever => "A diagnosis of",
            _ => "A diagnosis of",
        },
        FactKind.Procedure => "A procedure:",
        FactKind.Observation => rule.EveryResult ? "Any result of" : "The latest result of",
        FactKind.Allergy => "An allergy to",
        FactKind.Report => "A report:",
        FactKind.Finding => "Words that tell of",
        _ => "A fact of",
    };
}
