using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// A list of rules, each saying what a diagnosis, procedure, result, allergy or report on record gives: <c>rules: [{ condition: asthma-severe, gives: not-met }]</c>,
/// and what is so where none applies: <c>otherwise: not-found</c>. Of an inclusion the best rule decides, of an exclusion the worst.
/// </summary>
public sealed record RulesCriterion : Criterion
{
    internal const string Key = "rules";

    /// <summary>The rules in the file's order.</summary>
    public required ImmutableArray<EvidenceRule> Rules { get; init; }

    /// <summary>The outcome where no rule applies.</summary>
    public required Outcome Otherwise { get; init; }

    /// <summary>What its rules over findings may do.</summary>
    public NarrativeUse Narrative { get; init; }

    /// <summary>What would settle it where it is unknown, in words: "a bone scan". Null where the criterion's text says it.</summary>
    public string? SettledBy { get; init; }

    internal static RulesCriterion Read(CriterionHeader header, YamlSection section)
    {
        var sections = section.Sections(Key);
        if (sections.Count == 0)
        {
            section.Problem(Key, "PROT-032", "'rules' takes at least one rule.");
        }

        ImmutableArray<EvidenceRule> rules = [.. sections.Select(EvidenceRule.Read)];
        var narrative = NarrativeUseReader.Read(section, rules.Any(rule => rule.Said is not null));
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i] is { Said: { } said } rule && narrative is NarrativeUse.Suggests && !MaySuggest(rule.Gives, said))
            {
                sections[i].Problem("gives", "PROT-065", "Words that only suggest give review; a stated absence may give met.");
            }
        }

        return new RulesCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Rules = rules,
            Narrative = narrative,
            Otherwise = section.Outcome("otherwise", header.Category is CriterionCategory.Inclusion ? Outcome.Unknown : Outcome.NotFound),
            SettledBy = section.OptionalText("settled-by"),
        };
    }

    private static bool MaySuggest(Outcome gives, FindingQuery said)
        => gives is Outcome.Review || (gives is Outcome.Met && said.Asserted.All(assertion => assertion is Assertion.Absent));
}
