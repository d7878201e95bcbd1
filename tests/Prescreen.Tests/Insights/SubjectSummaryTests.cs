using System.Text;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Tests.Insights;

public sealed class SubjectSummaryTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Fact]
    public void Outcomes_AsGiven_AreGivenBack()
    {
        CriterionOutcome[] outcomes = [.. Enum.GetValues<Outcome>().Select((outcome, i) => new CriterionOutcome($"c{i}", outcome, i % 2 == 0 ? Day.AddDays(i) : null))];

        var summary = new SubjectSummary { Found = EligibilityStatus.Ineligible, Outcomes = [.. outcomes] };

        summary.Outcomes.ShouldBe(outcomes);
        (summary.OutcomeOf("c1"), summary.OutcomeOf("c9"), summary.Count(Outcome.NotMet)).ShouldBe((Outcome.NotMet, null, 1));
    }

    [Fact]
    public void Helpers_OfMixedOutcomes_NameTheCriteriaInOrder()
    {
        var summary = Summary(EligibilityStatus.Ineligible, "u r n u m");

        summary.Missing.ShouldBe(["a", "d"]);
        summary.Reviews.ShouldBe(["b"]);
        summary.Failing.ShouldBe(["c"]);
        (summary.ChangesAt, summary.NextChange).ShouldBe((null, null));
    }

    [Fact]
    public void NextChange_OfSeveral_IsTheEarliest()
    {
        var summary = new SubjectSummary
        {
            Found = EligibilityStatus.Candidate,
            Outcomes = [new CriterionOutcome("a", Outcome.Met, null), new CriterionOutcome("b", Outcome.Met, Day.AddDays(1)), new CriterionOutcome("c", Outcome.Review, Day)],
        };

        summary.NextChange.ShouldBe(new CriterionOutcome("c", Outcome.Review, Day));
        summary.ChangesAt.ShouldBe(Day);
    }

    [Fact]
    public void Equals_SameContent_IsEqualThoughMadeApart()
    {
        Summary(EligibilityStatus.Candidate, "m r").ShouldBe(Summary(EligibilityStatus.Candidate, "m r"));
        Summary(EligibilityStatus.Candidate, "m r").ShouldNotBe(Summary(EligibilityStatus.Candidate, "m m"));
        Summary(EligibilityStatus.Candidate, "m r").ShouldNotBe(Summary(EligibilityStatus.Candidate, "m r") with { NearMisses = [new NearMiss("a", "1", "2", 0.1m)] });
    }

    [Fact]
    public void Funnel_OverPatients_CountsThoseWhoFailNoEarlierCriterion()
    {
        SubjectSummary[] patients =
        [
            Summary(EligibilityStatus.Ineligible, "n n m"),
            Summary(EligibilityStatus.Ineligible, "m n u"),
            Summary(EligibilityStatus.PotentialCandidate, "m u r"),
            Summary(EligibilityStatus.Candidate, "r m m"),
            Summary(EligibilityStatus.Candidate, "m"), // of a version that had only the first
            Summary(EligibilityStatus.NotConsidered, "u"),
        ];

        Funnel.Of(Trial("a", "b", "c"), patients).ShouldBe(
        [
            new FunnelStep("a", 5, 1, 0, 1, 4),
            new FunnelStep("b", 4, 1, 1, 0, 3),
            new FunnelStep("c", 3, 0, 0, 1, 3),
        ]);
    }

    [Fact]
    public void MissingSets_OfPatientsWhoFailNothing_AreSmallestThenMostFirst()
    {
        SubjectSummary[] patients =
        [
            Summary(EligibilityStatus.PotentialCandidate, "u m u"),
            Summary(EligibilityStatus.PotentialCandidate, "u m m"),
            Summary(EligibilityStatus.PotentialCandidate, "m m u"),
            Summary(EligibilityStatus.PotentialCandidate, "m m u"),
            Summary(EligibilityStatus.Ineligible, "n u m"),
            Summary(EligibilityStatus.Candidate, "m m m"),
            Summary(EligibilityStatus.NotConsidered, "u"),
        ];

        MissingSets.Of(patients, 9).Select(set => set.ToString()).ShouldBe(["c: 2", "a: 1", "a, c: 1"]);
        MissingSets.Of(patients, 1).Select(set => set.Patients).ShouldBe([2]);
    }

    private static SubjectSummary Summary(EligibilityStatus found, string outcomes) => new()
    {
        Found = found,
        Outcomes = [.. outcomes.Split(' ').Select((letter, i) => new CriterionOutcome($"{(char)('a' + i)}", Read(letter), null))],
    };

    private static Outcome Read(string letter) => letter switch
    {
        "m" => Outcome.Met,
        "n" => Outcome.NotMet,
        "u" => Outcome.Unknown,
        _ => Outcome.Review,
    };

    private static Protocol Trial(params string[] ids)
    {
        var yaml = $"protocol: t\nversion: 1.0.0\nstudy: {{ system: s, value: v }}\nconsiders: [a]\ninclusion:\n{string.Join('\n', ids.Select(id => $"  - {{ id: {id}, text: {id}, alive: true }}"))}\n";
        return ProtocolFile.Read("t.yaml", Encoding.UTF8.GetBytes(yaml), ConceptVocabulary.Compile([]).Value).Protocol!;
    }
}
