using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>How serological tests decide together.</summary>
public enum SerologyRule
{
    /// <summary>A positive test fails (HIV antibody).</summary>
    AnyPositive,

    /// <summary>All positive fail, one positive must be looked at (syphilis).</summary>
    AllPositive,

    /// <summary>A positive test fails only with a viral load above normal (hepatitis B and C).</summary>
    PositiveWithLoad,
}

/// <summary>
/// Infections by serology: <c>serology: { rule: positive-with-load, tests: [hbsag, hbcab-total], load: [hbv-dna, hbv-dna-log] }</c> with <c>within: 90 d</c>.
/// Each test is one value set.
/// </summary>
public sealed record SerologyCriterion : Criterion
{
    internal const string Key = "serology";

    /// <summary>How the tests decide together.</summary>
    public required SerologyRule Rule { get; init; }

    /// <summary>The tests, each by its value set.</summary>
    public required ImmutableArray<Concept> Tests { get; init; }

    /// <summary>The viral load's value sets; empty for the other rules.</summary>
    public ImmutableArray<Concept> Load { get; init; } = [];

    /// <summary>What to order where a positive test lacks a load: "HBV DNA".</summary>
    public string? LoadTitle { get; init; }

    /// <summary>The window in days.</summary>
    public required int WithinDays { get; init; }

    internal static SerologyCriterion Read(CriterionHeader header, YamlSection section)
    {
        var serology = section.OptionalSection(Key);
        var criterion = new SerologyCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Rule = serology?.OneOf(
                "rule",
                SerologyRule.AnyPositive,
                ("any-positive", SerologyRule.AnyPositive),
                ("all-positive", SerologyRule.AllPositive),
                ("positive-with-load", SerologyRule.PositiveWithLoad)) ?? SerologyRule.AnyPositive,
            Tests = serology?.RequiredConcepts("tests") ?? [],
            Load = serology?.Concepts("load") ?? [],
            LoadTitle = serology?.OptionalText("load-title"),
            WithinDays = section.Days("within"),
        };
        if (criterion.Rule is SerologyRule.PositiveWithLoad == criterion.Load.IsEmpty)
        {
            section.Problem(Key, "PROT-050", "'load' goes with rule positive-with-load, and only with it.");
        }

        serology?.Close();
        return criterion;
    }
}
