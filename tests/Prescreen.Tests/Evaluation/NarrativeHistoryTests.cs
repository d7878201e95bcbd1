using Prescreen.Evaluation;
using Prescreen.Facts;
using static Prescreen.Tests.Evaluation.NarrativeChart;

namespace Prescreen.Tests.Evaluation;

/// <summary>Diagnosis, surgery, its completeness, failed treatment and measured values from words (clinical.md I2, I3, I4.surgery, I4.cc, I6.primary, I9.lvef).</summary>
public sealed class NarrativeHistoryTests
{
    private const string Colorectal = "colorectal-adenocarcinoma";

    [Theory]
    [InlineData(Assertion.Present, Outcome.Review)]
    [InlineData(Assertion.Possible, Outcome.Review)]
    [InlineData(Assertion.Historical, Outcome.Review)]
    [InlineData(Assertion.Absent, Outcome.Unknown)]
    [InlineData(Assertion.Other, Outcome.Unknown)]
    public void Diagnosis_KnownByWordsOnly_IsReview(Assertion assertion, Outcome outcome)
        => new NarrativeChart().Pathology("2025-03-01", Says(FindingKinds.Diagnosis, assertion, Colorectal)).Judge("I2.diagnosis").Outcome.ShouldBe(outcome);

    [Fact]
    public void Diagnosis_CodedBesideWords_IsMet()
        => Considered().Pathology("2025-03-01", Says(FindingKinds.Diagnosis, Assertion.Absent, Colorectal)).Judge("I2.diagnosis").Outcome.ShouldBe(Outcome.Met);

    [Theory]
    [InlineData(Assertion.Present, Outcome.Review)]
    [InlineData(Assertion.Possible, Outcome.Review)]
    [InlineData(Assertion.Historical, Outcome.Review)]
    [InlineData(Assertion.Planned, Outcome.Unknown)]
    [InlineData(Assertion.Absent, Outcome.Unknown)]
    public void Peritoneum_KnownByWordsOnly_IsReview(Assertion assertion, Outcome outcome)
        => new NarrativeChart().Ct("2026-10-01", Says(FindingKinds.Metastasis, assertion, site: "peritoneum")).Judge("I2.peritoneal").Outcome.ShouldBe(outcome);

    /// <summary>The pathology reports as "day:value:assertion", and what they give.</summary>
    public static TheoryData<string, Outcome> Reports => new()
    {
        { "2025-03-01:colorectal-adenocarcinoma:Present", Outcome.Met },
        { "2025-03-01:colorectal-adenocarcinoma:Possible", Outcome.Review },
        { "2025-03-01:colorectal-adenocarcinoma:Historical", Outcome.Review },
        { "2025-03-01:adenocarcinoma:Present", Outcome.Review },
        { "2025-03-01:other-malignancy:Present", Outcome.Review },
        { "2025-03-01:colorectal-adenocarcinoma:Absent", Outcome.Review },
        { "2025-03-01", Outcome.Review },
        { "", Outcome.Unknown },
        { "2025-03-01:colorectal-adenocarcinoma:Present 2026-10-20:colorectal-adenocarcinoma:Absent", Outcome.Review },
        { "2025-03-01:colorectal-adenocarcinoma:Present 2026-10-20:other-malignancy:Present", Outcome.Review },
        { "2025-03-01:colorectal-adenocarcinoma:Present 2026-10-20:adenocarcinoma:Present", Outcome.Met },
        { "2025-03-01:colorectal-adenocarcinoma:Present 2026-10-20", Outcome.Met },
        { "2024-03-01:colorectal-adenocarcinoma:Absent 2025-03-01:colorectal-adenocarcinoma:Present", Outcome.Met },
        { "2025-03-01:colorectal-adenocarcinoma:Present 2026-12-01:other-malignancy:Present", Outcome.Met },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Pathology_IsConfirmed_ByAnAffirmingReportThatNoLaterOneContradicts(string reports, Outcome outcome)
    {
        var chart = Considered();
        foreach (var report in reports.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = report.Split(':');
            chart.Pathology(parts[0], parts.Length == 1 ? [] : [Says(FindingKinds.Diagnosis, Enum.Parse<Assertion>(parts[2]), parts[1])]);
        }

        chart.Judge("I2.pathology").Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Pathology_WithPartsOfWhichOneIsBenign_IsConfirmed()
        => Considered().Pathology("2025-03-01", Says(FindingKinds.Diagnosis, Assertion.Present, Colorectal, part: "A"), Says(FindingKinds.Diagnosis, Assertion.Absent, Colorectal, part: "B"))
            .Judge("I2.pathology").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Pathology_RevisedByItsAddendum_IsReview()
        => Considered().Pathology("2025-03-01", Says(FindingKinds.Diagnosis, Assertion.Present, Colorectal), Says(FindingKinds.Diagnosis, Assertion.Present, "other-malignancy", amends: true))
            .Judge("I2.pathology").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Pathology_AffirmedByAnotherText_IsUnknown()
        => Considered().Letter("2025-03-01", Says(FindingKinds.Diagnosis, Assertion.Present, Colorectal)).Judge("I2.pathology").Outcome.ShouldBe(Outcome.Unknown);

    [Theory]
    [InlineData(ResultStatus.Preliminary, "2025-03-01")]
    [InlineData(ResultStatus.Final, null)]
    public void Pathology_NotFinalOrUndated_IsReview(ResultStatus status, string? day)
        => Considered().Report("pathology-report", day, [Says(FindingKinds.Diagnosis, Assertion.Present, Colorectal)], status).Judge("I2.pathology").Outcome.ShouldBe(Outcome.Review);

    [Theory]
    [InlineData("cytoreductive", Assertion.Present, Outcome.Met)]
    [InlineData("cytoreductive", Assertion.Historical, Outcome.Met)]
    [InlineData("cytoreductive", Assertion.Possible, Outcome.Review)]
    [InlineData("cytoreductive", Assertion.Planned, Outcome.Unknown)]
    [InlineData("cytoreductive", Assertion.Absent, Outcome.Unknown)]
    [InlineData("hipec", Assertion.Present, Outcome.Unknown)]
    public void Surgery_ToldByItsNote_Decides(string value, Assertion assertion, Outcome outcome)
    {
        var verdict = Considered().Note(Surgery, Says(FindingKinds.Surgery, assertion, value)).Judge("I4.surgery");

        verdict.Outcome.ShouldBe(outcome);
        verdict.Basis.ShouldBe(outcome is Outcome.Unknown ? Basis.Coded : Basis.Narrative);
    }

    [Fact]
    public void Surgery_WithAnUnreadNote_IsReview()
        => Considered().Report("operation-note", Surgery, [], isRead: false).Judge("I4.surgery").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Surgery_CodedAndDeniedByItsNote_IsReviewWithBoth()
    {
        var verdict = Operated().Note(Surgery, Says(FindingKinds.Surgery, Assertion.Absent, "cytoreductive")).Judge("I4.surgery");

        verdict.Outcome.ShouldBe(Outcome.Review);
        verdict.Evidence.Select(one => one.Source.Type).ShouldBe(["Procedure", "DocumentReference"]);
    }

    [Fact]
    public void Surgery_DeniedBeforeItWasDone_IsMet()
        => Operated().Note("2026-09-01", Says(FindingKinds.Surgery, Assertion.Absent, "cytoreductive")).Judge("I4.surgery").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Surgery_CodedAndTold_IsMetWithBoth()
    {
        var verdict = Operated().Note("2026-10-16", Says(FindingKinds.Surgery, Assertion.Present, "cytoreductive")).Judge("I4.surgery");

        verdict.Outcome.ShouldBe(Outcome.Met);
        verdict.Evidence.Count.ShouldBe(2);
        verdict.Reason.ShouldContain("One more");
    }

    [Fact]
    public void IndexSurgery_DatedByALetter_PlacesTheScore()
        => Considered().Letter("2026-11-01", Says(FindingKinds.Surgery, Assertion.Historical, "cytoreductive", date: Surgery)).Result(Quantity("cc-score", Surgery, 1)).Judge("I4.cc").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void IndexSurgery_ToldSoonAfterACodedOne_IsTheSame()
        => Operated().Note("2026-10-20", Says(FindingKinds.Surgery, Assertion.Present, "cytoreductive")).Result(Quantity("cc-score", Surgery, 1)).Judge("I4.cc").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void IndexSurgery_OfALaterNote_IsTheLatest()
        => Considered().Procedure("cytoreductive-surgery", "2025-10-15").Note(Surgery, Says(FindingKinds.Surgery, Assertion.Present, "cytoreductive")).Result(Quantity("cc-score", "2025-10-15", 1))
            .Judge("I4.cc").Outcome.ShouldBe(Outcome.Unknown);

    [Fact]
    public void Primary_ToldByANote_IsMet()
        => Considered().Note("2025-04-01", Says(FindingKinds.Surgery, Assertion.Present, "primary-resection")).Judge("I6.primary").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Primary_CodedAndDeniedLater_IsReview()
        => Considered().Procedure("primary-resection", "2025-04-01").Note("2026-10-15", Says(FindingKinds.Surgery, Assertion.Absent, "primary-resection")).Judge("I6.primary").Outcome.ShouldBe(Outcome.Review);

    /// <summary>What a note of the surgery says as "value:number:assertion", and what it gives.</summary>
    public static TheoryData<string, Outcome> Scores => new()
    {
        { "CC-0:0:Present", Outcome.Met },
        { "CC-2:2:Present", Outcome.Met },
        { "CC-3:3:Present", Outcome.NotMet },
        { "CC-0/1:0-1:Present", Outcome.Met },
        { "CC-2/3:2-3:Present", Outcome.Review },
        { "CC-0:0:Planned", Outcome.Unknown },
        { "CC-0:0:Possible", Outcome.Review },
        { "CC-0:0:Historical", Outcome.Review },
        { "CC-0:0:Other", Outcome.Unknown },
        { "complete::Present", Outcome.Review },
        { "incomplete::Present", Outcome.Review },
        { "complete::Present CC-1:1:Present", Outcome.Met },
        { "CC-0:0:Present CC-2:2:Present", Outcome.Review },
        { "CC-0/1:0-1:Present CC-1:1:Present", Outcome.Met },
        { "CC-0:0:Planned CC-3:3:Present", Outcome.NotMet },
        { "CC-3:3:Present CC-1:1:Present:amended", Outcome.Met },
        { "CC-5:5:Present", Outcome.Review },
        { "", Outcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(Scores))]
    public void Completeness_ToldByTheNote_Decides(string words, Outcome outcome)
        => Operated().Note(Surgery, [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Score)]).Judge("I4.cc").Outcome.ShouldBe(outcome);

    [Fact]
    public void Completeness_FromBeforeTheSurgeryOnly_IsUnknown()
        => Operated().Note("2024-10-15", Score("CC-0:0:Present")).Judge("I4.cc").Outcome.ShouldBe(Outcome.Unknown);

    [Fact]
    public void Completeness_ToldLaterWithItsDate_Decides()
        => Operated().Letter("2026-11-10", Says(FindingKinds.CcScore, Assertion.Historical, "CC-1", number: "1", date: Surgery)).Judge("I4.cc").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Completeness_InAnUnreadNote_IsReview()
        => Operated().Report("operation-note", Surgery, [], isRead: false).Judge("I4.cc").Outcome.ShouldBe(Outcome.Review);

    [Theory]
    [InlineData(1, "CC-1:1:Present", Outcome.Met)]
    [InlineData(1, "CC-2:2:Present", Outcome.Review)]
    [InlineData(3, "CC-0:0:Present", Outcome.Review)]
    [InlineData(1, "complete::Present", Outcome.Met)]
    public void Completeness_CodedAndTold_MustAgree(int coded, string words, Outcome outcome)
    {
        var verdict = Operated().Result(Quantity("cc-score", Surgery, coded)).Note(Surgery, Score(words)).Judge("I4.cc");

        verdict.Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(FindingKinds.Progression, "2026-01-10", Outcome.Review, 2)]
    [InlineData(FindingKinds.Intolerance, "2026-01-10", Outcome.Review, 2)]
    [InlineData(FindingKinds.Progression, "2025-01-10", Outcome.Review, 1)]
    public void Failure_ToldByWords_IsReviewWithTheDrug(string kind, string day, Outcome outcome, int evidence)
    {
        var verdict = Considered().Drug("standard-colorectal-drug", "2025-06-01").Letter(day, Says(kind, Assertion.Present)).Judge("I3");

        verdict.Outcome.ShouldBe(outcome);
        verdict.Evidence.Count.ShouldBe(evidence);
    }

    [Fact]
    public void Failure_ToldWithoutADrug_IsUnknown()
        => Considered().Letter("2026-01-10", Says(FindingKinds.Progression, Assertion.Present)).Judge("I3").Outcome.ShouldBe(Outcome.Unknown);

    [Theory]
    [InlineData("2026-11-10", null, "60", Outcome.Review)]
    [InlineData("2026-09-10", null, "60", Outcome.Unknown)]
    [InlineData("2026-11-10", 60, "58", Outcome.Met)]
    [InlineData("2026-11-10", 60, "40", Outcome.Review)]
    [InlineData("2026-11-01", 60, "40", Outcome.Met)]
    public void EjectionFraction_ToldByWords_Suggests(string day, int? measured, string percent, Outcome outcome)
    {
        var chart = Considered().Letter(day, Says(FindingKinds.Lvef, Assertion.Present, $"{percent}%", percent));

        (measured is { } value ? chart.Result(Quantity("lvef", "2026-11-08", value, "%")) : chart).Judge("I9.lvef").Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("liver", Assertion.Present, Outcome.Review)]
    [InlineData("peritoneum", Assertion.Present, Outcome.Review)]
    [InlineData(null, Assertion.Present, Outcome.Review)]
    [InlineData("liver", Assertion.Possible, Outcome.Review)]
    [InlineData("lymph-node", Assertion.Present, Outcome.Unknown)]
    [InlineData("liver", Assertion.Absent, Outcome.Unknown)]
    [InlineData("liver", Assertion.Historical, Outcome.Unknown)]
    public void Metastatic_KnownByWordsOnly_IsReview(string? site, Assertion assertion, Outcome outcome)
        => new NarrativeChart().Condition("colorectal-cancer").Ct("2026-10-01", Says(FindingKinds.Metastasis, assertion, site: site)).Judge("I3.metastatic", "her2-car-t").Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData(Assertion.Present, Outcome.Review)]
    [InlineData(Assertion.Absent, Outcome.NotFound)]
    [InlineData(Assertion.Historical, Outcome.NotFound)]
    public void BrainMetastasis_KnownByWordsOnly_NeverExcludes(Assertion assertion, Outcome outcome)
        => Considered().Letter("2026-10-01", Says(FindingKinds.Metastasis, assertion, site: "brain")).Judge("E7", "her2-car-t").Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData(Assertion.Present, Outcome.Review)]
    [InlineData(Assertion.Historical, Outcome.Review)]
    [InlineData(Assertion.Other, Outcome.NotFound)]
    public void OtherMalignancy_KnownByWordsOnly_NeverExcludes(Assertion assertion, Outcome outcome)
        => Considered().Letter("2026-10-01", Says(FindingKinds.Diagnosis, assertion, "other-malignancy")).Judge("E4").Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData(true, Outcome.Met)]
    [InlineData(false, Outcome.NotMet)]
    public void HeatedChemotherapy_OnTheDayOfASurgeryKnownFromItsNote_IsAllowed(bool hasNote, Outcome outcome)
    {
        var chart = Considered().Drug("antineoplastic", "2026-11-12", "intraperitoneal-route");

        (hasNote ? chart.Note("2026-11-12", Says(FindingKinds.Surgery, Assertion.Present, "cytoreductive")) : chart).Judge("E2").Outcome.ShouldBe(outcome);
    }

    private static NarrativeFinding Score(string text)
    {
        var parts = text.Split(':');
        return Says(FindingKinds.CcScore, Enum.Parse<Assertion>(parts[2]), parts[0], number: parts[1].Length == 0 ? null : parts[1], amends: parts.Length > 3);
    }
}
