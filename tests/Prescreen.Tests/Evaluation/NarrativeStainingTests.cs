using Prescreen.Evaluation;
using Prescreen.Facts;
using static Prescreen.Tests.Evaluation.NarrativeChart;

namespace Prescreen.Tests.Evaluation;

/// <summary>CEA by immunohistochemistry from words (clinical.md I5, §5, §7).</summary>
public sealed class NarrativeStainingTests
{
    private const string Reported = "2026-10-20";
    private static readonly string[] Membranous = ["membranous"];
    private static readonly string[] Cytoplasmic = ["cytoplasmic"];

    /// <summary>Assertion, percent, patterns, value, and what one statement on the surgery's specimen gives.</summary>
    public static TheoryData<Assertion, string?, string?, string?, Outcome> Statements => new()
    {
        { Assertion.Present, "40", "membranous", "positive", Outcome.Met },
        { Assertion.Present, "10", "membranous", "positive", Outcome.Met },
        { Assertion.Present, ">10", "membranous", "positive", Outcome.Met },
        { Assertion.Present, "30-50", "membranous cytoplasmic", "positive", Outcome.Met },
        { Assertion.Present, "5", "membranous", "positive", Outcome.NotMet },
        { Assertion.Present, "<10", null, "positive", Outcome.NotMet },
        { Assertion.Absent, null, null, "negative", Outcome.NotMet },
        { Assertion.Absent, "0", null, "negative", Outcome.NotMet },
        { Assertion.Absent, "40", null, "negative", Outcome.Review },
        { Assertion.Present, "5-10", "membranous", "positive", Outcome.Review },
        { Assertion.Present, ">5", "membranous", "positive", Outcome.Review },
        { Assertion.Present, "80", "cytoplasmic", "positive", Outcome.Review },
        { Assertion.Present, "80", "apical-luminal", "positive", Outcome.Review },
        { Assertion.Present, "80", null, "positive", Outcome.Review },
        { Assertion.Present, null, "membranous", "positive", Outcome.Review },
        { Assertion.Present, null, null, "positive", Outcome.Review },
        { Assertion.Present, null, null, "3+", Outcome.Review },
        { Assertion.Possible, "40", "membranous", "equivocal", Outcome.Review },
        { Assertion.Planned, null, null, "pending", Outcome.Unknown },
        { Assertion.Other, "40", "membranous", "positive", Outcome.Unknown },
        { Assertion.Historical, "40", "membranous", "positive", Outcome.Review },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void Staining_ToldByOneStatement_IsDecidedByPatternAndShare(Assertion assertion, string? percent, string? patterns, string? value, Outcome outcome)
        => Operated().Pathology(Reported, Cea(assertion, percent, patterns?.Split(' '), value)).Judge("I5").Outcome.ShouldBe(outcome);

    [Fact]
    public void Staining_ToldByAReport_HasItsWordsAsEvidence()
    {
        var verdict = Operated().Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5");

        verdict.Basis.ShouldBe(Basis.Narrative);
        verdict.Reason.ShouldContain("cea-ihc Present");
        var words = verdict.Evidence[0].Finding.ShouldNotBeNull();
        (words.Start, words.End).ShouldBe((4, 20));
    }

    [Fact]
    public void Staining_NotToldByTheReport_IsUnknown() => Operated().Pathology(Reported).Judge("I5").Outcome.ShouldBe(Outcome.Unknown);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Staining_OfASurgeryWhoseReportIsUnread_IsReview(bool hasText)
        => Operated().Report("pathology-report", Reported, [], isRead: false, hasText: hasText).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_OfASurgeryWithAnOlderUnreadReport_IsUnknown()
        => Operated().Report("pathology-report", "2025-03-01", [], isRead: false).Judge("I5").Outcome.ShouldBe(Outcome.Unknown);

    [Fact]
    public void Staining_InAPreliminaryReport_IsReview()
        => Operated().Report("pathology-report", Reported, [Cea(Assertion.Present, "40", Membranous)], ResultStatus.Preliminary).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_ToldByALetterOnly_IsReview()
        => Operated().Letter(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_OfAnOlderSpecimenOnly_IsReview()
        => Operated().Pathology("2025-03-01", Cea(Assertion.Absent)).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_OfABiopsyAndTheResection_IsDecidedByTheResection()
        => Operated().Pathology("2025-03-01", Cea(Assertion.Absent)).Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Staining_OfAPriorBiopsyInTheSameReport_IsSetAside()
        => Operated().Pathology(Reported, Cea(Assertion.Historical, "5", Membranous), Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Staining_DatedBeforeTheSurgeryByItsWords_IsReview()
        => Operated().Pathology(Reported, Says(FindingKinds.CeaIhc, Assertion.Present, "positive", "40", patterns: Membranous, date: "2025-03")).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_OfASpecimenCollectedBeforeTheSurgery_IsReview()
        => Operated().Specimen("s", "2025-03-01").Report("pathology-report", Reported, [Cea(Assertion.Present, "40", Membranous)], specimens: ["Specimen/s"]).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_OfSpecimensOfTwoSurgeriesInOneReport_IsReview()
        => Operated().Specimen("s", "2025-03-01").Specimen("t", Surgery).Report("pathology-report", Reported, [Cea(Assertion.Present, "40", Membranous)], specimens: ["Specimen/s", "Specimen/t"])
            .Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_WithoutASurgeryOnRecord_IsReview()
        => Considered().Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Staining_OfASurgeryKnownFromItsNoteOnly_IsDecided()
        => Considered().Note(Surgery, Says(FindingKinds.Surgery, Assertion.Present, "cytoreductive")).Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Parts_ThatDisagree_AreReview()
        => Operated().Pathology(Reported, Cea(Assertion.Present, "40", Membranous, part: "A"), Cea(Assertion.Absent, part: "B")).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Parts_OfWhichOneTellsLess_AreReview()
        => Operated().Pathology(Reported, Cea(Assertion.Present, "40", Membranous, part: "A"), Cea(Assertion.Present, part: "B")).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Parts_ThatAgree_AreDecided()
        => Operated().Pathology(Reported, Cea(Assertion.Present, "40", Membranous, part: "A"), Cea(Assertion.Present, "60", Membranous, part: "B")).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Comment_ThatRepeatsLess_ChangesNothing()
        => Operated().Pathology(Reported, Cea(Assertion.Present, "40", Membranous), Cea(Assertion.Present)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Comment_ThatCompletesTheDiagnosis_Decides()
        => Operated().Pathology(Reported, Cea(Assertion.Present, "40"), Cea(Assertion.Present, null, Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Addendum_ThatSaysOtherwise_Outranks()
        => Operated().Pathology(Reported, Cea(Assertion.Absent), Cea(Assertion.Present, "40", Membranous, amends: true)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Addendum_AfterAPendingStain_Decides()
        => Operated().Pathology(Reported, Cea(Assertion.Planned, value: "pending"), Cea(Assertion.Absent, amends: true)).Judge("I5").Outcome.ShouldBe(Outcome.NotMet);

    [Fact]
    public void Addendum_AsALaterReport_OutranksTheEarlier()
        => Operated().Pathology(Reported, Cea(Assertion.Absent)).Pathology("2026-10-30", Cea(Assertion.Present, "40", Membranous, amends: true)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Reports_OfTheSameSurgeryThatDisagree_AreReview()
        => Operated().Pathology(Reported, Cea(Assertion.Absent)).Pathology("2026-10-22", Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Result_AndWordsThatDisagree_AreReviewWithBoth()
    {
        var verdict = Operated().Result(Coded("cea-ihc", Reported, "result-negative")).Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5");

        verdict.Outcome.ShouldBe(Outcome.Review);
        verdict.Evidence.Select(one => one.Source.Type).ShouldBe(["Observation", "DiagnosticReport", "Procedure"], ignoreOrder: true);
    }

    [Fact]
    public void Result_AndWordsThatAgree_AreDecidedWithBoth()
    {
        var verdict = Operated().Result(Positive("40")).Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5");

        verdict.Outcome.ShouldBe(Outcome.Met);
        verdict.Evidence.Count(one => one.Finding is not null).ShouldBe(1);
        verdict.Evidence.Count.ShouldBe(3);
    }

    [Fact]
    public void Result_ThatIsOnlyPositive_IsCompletedByWords()
        => Operated().Result(Coded("cea-ihc", Reported, "result-positive")).Pathology(Reported, Cea(Assertion.Present, "40", Membranous)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Result_WithShareAndPattern_IsNotUndoneByPositiveAlone()
        => Operated().Result(Positive("40")).Pathology(Reported, Cea(Assertion.Present)).Judge("I5").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Result_OfWordsThatWereRead_SaysWhatTheySay()
    {
        var words = new ResultFact
        {
            Source = new SourceReference("Observation", "cea", "1"),
            Concepts = Set("cea-ihc"),
            Label = "CEA",
            Effective = Day(Reported),
            Value = new ResultValue { Kind = ValueKind.Text, Text = "positive", TextConcepts = Set("result-positive", "result-negative") },
            Findings = [Cea(Assertion.Present, "40", Membranous)],
        };

        Operated().Result(words).Judge("I5").Outcome.ShouldBe(Outcome.Met);
    }

    [Fact]
    public void Report_ThatIsStillToCome_ChangesTheVerdictWhenItIsThere()
    {
        var verdict = Operated().Pathology("2026-11-25", Cea(Assertion.Absent)).Judge("I5");

        verdict.Outcome.ShouldBe(Outcome.Unknown);
        verdict.ChangesAt.ShouldBe(new DateOnly(2026, 11, 25));
    }

    [Fact]
    public void Pattern_OtherThanMembranous_AgainstAnotherStatement_IsReview()
        => Operated().Pathology(Reported, Cea(Assertion.Present, "40", Membranous), Cea(Assertion.Present, "40", Cytoplasmic)).Judge("I5").Outcome.ShouldBe(Outcome.Review);

    private static NarrativeFinding Cea(Assertion assertion, string? percent = null, string[]? patterns = null, string? value = null, string? part = null, bool amends = false)
        => Says(FindingKinds.CeaIhc, assertion, value ?? (assertion is Assertion.Absent ? "negative" : "positive"), percent, patterns: patterns, part: part, amends: amends);

    private static ResultFact Positive(string percent)
        => Coded("cea-ihc", Reported, "result-positive", Quantity("ihc-percent-positive", Reported, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), "%"), Coded("ihc-pattern", Reported, "ihc-pattern-membranous"));
}
