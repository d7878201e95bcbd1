using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// A negative pregnancy test of a woman of childbearing potential: <c>pregnancy-test: { tests: [pregnancy-test-qualitative, hcg-quantitative], negative: …,
/// positive: … }</c> with <c>within: 7 d</c>.
/// </summary>
public sealed record PregnancyTestCriterion : Criterion
{
    internal const string Key = "pregnancy-test";

    /// <summary>The value sets of the tests' codes.</summary>
    public required ImmutableArray<Concept> Tests { get; init; }

    /// <summary>Codes that say by themselves that a test was negative.</summary>
    public Concept? Negative { get; init; }

    /// <summary>Codes that say by themselves that a test was positive.</summary>
    public Concept? Positive { get; init; }

    /// <summary>The window in days.</summary>
    public required int WithinDays { get; init; }

    internal static PregnancyTestCriterion Read(CriterionHeader header, YamlSection section)
    {
        var test = section.OptionalSection(Key);
        var criterion = new PregnancyTestCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Tests = test?.RequiredConcepts("tests") ?? [],
            Negative = test?.OptionalConcept("negative"),
            Positive = test?.OptionalConcept("positive"),
            WithinDays = section.Days("within"),
        };
        test?.Close();
        return criterion;
    }
}
