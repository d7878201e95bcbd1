using Prescreen.Evaluation;
using Prescreen.Facts;
using static Prescreen.Tests.Evaluation.NarrativeChart;

namespace Prescreen.Tests.Evaluation;

/// <summary>HER2 by HERACLES from words (clinical.md §5, §6 I4.her2, §7).</summary>
public sealed class NarrativeHer2Tests
{
    private const string Reported = "2026-10-20";

    /// <summary>Score, percent, in-situ hybridisation (value, ratio, percent; "" for none), and what they give.</summary>
    public static TheoryData<string, string?, string, Outcome> Branches => new()
    {
        { "3", "60", "", Outcome.Met },
        { "3", "50", "", Outcome.Met },
        { "3", ">50", "", Outcome.Met },
        { "3", "30", "", Outcome.Unknown },
        { "3", "11", "amplified", Outcome.Met },
        { "3", "30", "amplified", Outcome.Met },
        { "3", "30", "not-amplified", Outcome.NotMet },
        { "3", "30", "equivocal", Outcome.Review },
        { "3", "30", "pending", Outcome.Unknown },
        { "3", "10", "amplified", Outcome.NotMet },
        { "3", "5", "", Outcome.NotMet },
        { "3", "40-60", "", Outcome.Review },
        { "3", null, "", Outcome.Review },
        { "2", "80", "", Outcome.Unknown },
        { "2", "50", "amplified", Outcome.Met },
        { "2", "80", "amplified", Outcome.Met },
        { "2", "80", "not-amplified", Outcome.NotMet },
        { "2", "49", "amplified", Outcome.NotMet },
        { "2", null, "amplified", Outcome.Review },
        { "1", "80", "amplified", Outcome.NotMet },
        { "0", null, "", Outcome.NotMet },
        { "2-3", "80", "", Outcome.Review },
        { "2", "80", "ratio 3.2", Outcome.Review },
        { "2", "80", "ratio 3.2 60", Outcome.Met },
        { "2", "80", "ratio 3.2 30", Outcome.NotMet },
        { "2", "80", "ratio 1.4", Outcome.NotMet },
        { "2", "80", "amplified 3.2", Outcome.Met },
        { "2", "80", "amplified 1.4", Outcome.Review },
        { "2", "80", "amplified 3.2 30", Outcome.NotMet },
        { "2", "80", "not-amplified 1.2", Outcome.NotMet },
    };

    [Theory]
    [MemberData(nameof(Branches))]
    public void Her2_ToldByWords_IsDecidedByHeracles(string score, string? percent, string ish, Outcome outcome)
    {
        var findings = ish.Length == 0 ? new[] { Ihc(score, percent) } : [Ihc(score, percent), Ish(ish)];

        var verdict = Considered().Pathology(Reported, findings).Judge("I4.her2", "her2-car-t");

        verdict.Outcome.ShouldBe(outcome, verdict.Reason);
        verdict.Basis.ShouldBe(Basis.Narrative);
    }

    /// <summary>What words without a score, pending or of somebody else give.</summary>
    public static TheoryData<string?, Assertion, Outcome> Words => new()
    {
        { "negative", Assertion.Absent, Outcome.NotMet },
        { "positive", Assertion.Present, Outcome.Review },
        { "equivocal", Assertion.Possible, Outcome.Review },
        { "pending", Assertion.Planned, Outcome.Unknown },
        { "positive", Assertion.Other, Outcome.Unknown },
        { "positive", Assertion.Historical, Outcome.Review },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Her2_ToldWithoutAScore_IsReviewUnlessNegative(string? value, Assertion assertion, Outcome outcome)
        => Considered().Pathology(Reported, Says(FindingKinds.Her2Ihc, assertion, value)).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(outcome);

    [Fact]
    public void Her2_ScoreSaidUncertainly_IsReview()
        => Considered().Pathology(Reported, Says(FindingKinds.Her2Ihc, Assertion.Possible, "3+", "60", "3")).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Her2_InAnUnreadReport_IsReview()
        => Considered().Report("pathology-report", Reported, [], isRead: false).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Her2_NotToldByTheReport_IsUnknown() => Considered().Pathology(Reported).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Unknown);

    [Fact]
    public void Scores_ThatShareTheCells_AreReadAsADistribution()
        => Considered().Pathology(Reported, Ihc("3", "60"), Ihc("2", "30")).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Scores_OfTwoPartsThatDisagree_AreReview()
        => Considered().Pathology(Reported, Says(FindingKinds.Her2Ihc, Assertion.Present, "3+", "60", "3", part: "A"), Says(FindingKinds.Her2Ihc, Assertion.Absent, "0", null, "0", part: "B"))
            .Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Addendum_WithInSituHybridisation_Decides()
        => Considered().Pathology(Reported, Ihc("2", "80")).Pathology("2026-11-02", Ish("amplified")).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void InSituHybridisation_OfAnEarlierSpecimen_IsReview()
        => Considered().Pathology(Reported, Ihc("2", "80")).Pathology("2025-03-01", Ish("amplified")).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void InSituHybridisation_CodedAndToldThatDisagree_IsReview()
        => Considered().Pathology(Reported, Ihc("2", "80"), Ish("amplified")).Result(Coded("her2-ish", Reported, "her2-ish-not-amplified")).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Score_CodedWithoutShare_IsCompletedByWords()
    {
        var verdict = Considered().Result(Coded("her2-ihc", Reported, "her2-ihc-answer-3")).Pathology(Reported, Ihc("3", "70")).Judge("I4.her2", "her2-car-t");

        verdict.Outcome.ShouldBe(Outcome.Met);
        verdict.Evidence.Select(one => one.Source.Type).ShouldBe(["DiagnosticReport", "Observation"], ignoreOrder: true);
    }

    [Fact]
    public void Score_CodedAndToldThatDisagree_IsReviewWithBoth()
    {
        var verdict = Considered().Result(Coded("her2-ihc", Reported, "her2-ihc-answer-0")).Pathology(Reported, Ihc("3", "70")).Judge("I4.her2", "her2-car-t");

        verdict.Outcome.ShouldBe(Outcome.Review);
        verdict.Evidence.Count.ShouldBe(2);
    }

    [Fact]
    public void Score_InALetterOnly_IsReview() => Considered().Letter(Reported, Ihc("3", "70")).Judge("I4.her2", "her2-car-t").Outcome.ShouldBe(Outcome.Review);

    [Theory]
    [InlineData("3", "70")]
    [InlineData("3", null)]
    public void Score_OlderThanTwelveMonths_SaysSoFirst(string score, string? percent)
    {
        var verdict = Considered().Pathology("2025-03-01", Ihc(score, percent)).Judge("I4.her2", "her2-car-t");

        verdict.Outcome.ShouldBe(Outcome.Review);
        verdict.Reason.ShouldContain("older than 12 months");
    }

    [Fact]
    public void Score_WithoutTextThatGoesStale_ChangesToReviewThatDay()
    {
        var verdict = Considered().Pathology("2025-12-10", Ihc("3", "70")).Judge("I4.her2", "her2-car-t");

        verdict.Outcome.ShouldBe(Outcome.Met);
        verdict.ChangesAt.ShouldBe(new DateOnly(2026, 12, 11));
    }

    private static NarrativeFinding Ihc(string score, string? percent)
        => Says(FindingKinds.Her2Ihc, score is "3" ? Assertion.Present : score is "2" or "2-3" ? Assertion.Possible : Assertion.Absent, $"{score}+", percent, score);

    private static NarrativeFinding Ish(string text)
    {
        var words = text.Split(' ');
        return Says(
            FindingKinds.Her2Ish,
            words[0] switch { "not-amplified" => Assertion.Absent, "equivocal" => Assertion.Possible, "pending" => Assertion.Planned, "ratio" when words[1][0] == '1' => Assertion.Absent, _ => Assertion.Present },
            words[0] is "ratio" ? null : words[0],
            words.Length > 2 ? words[2] : null,
            words.Length > 1 ? words[1] : null);
    }
}
