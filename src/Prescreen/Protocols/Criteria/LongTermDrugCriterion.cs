using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// Long-term use of some drugs must be looked at: <c>long-term-drug: systemic-immunosuppressant</c> with <c>for-at-least: 14 d</c>; a diagnosis may say so too
/// (<c>or-condition: long-term-steroid-use</c>).
/// </summary>
public sealed record LongTermDrugCriterion : Criterion
{
    internal const string Key = "long-term-drug";

    /// <summary>The drugs' value sets.</summary>
    public required ImmutableArray<Concept> Drugs { get; init; }

    /// <summary>Value sets whose drugs never count: topical, inhaled.</summary>
    public ImmutableArray<Concept> Except { get; init; } = [];

    /// <summary>From how many days of use it is long-term.</summary>
    public required int ForDays { get; init; }

    /// <summary>Diagnoses that say it.</summary>
    public ImmutableArray<Concept> OrCondition { get; init; } = [];

    internal static LongTermDrugCriterion Read(CriterionHeader header, YamlSection section) => new()
    {
        Id = header.Id,
        Text = header.Text,
        Category = header.Category,
        Exempt = header.Exempt,
        Drugs = section.RequiredConcepts(Key),
        Except = section.Concepts("except"),
        ForDays = section.Days("for-at-least"),
        OrCondition = section.Concepts("or-condition"),
    };
}
