using Prescreen.Evaluation;
using Prescreen.Facts;
using static Prescreen.Tests.Evaluation.NarrativeChart;

namespace Prescreen.Tests.Evaluation;

/// <summary>Imaging and metastases from words (clinical.md I4.ct, I4.distant, I6.distant, §7).</summary>
public sealed class NarrativeImagingTests
{
    private const string InWindow = "2026-10-28";

    /// <summary>What the words of the CT near the surgery say, as "site assertion", and what that gives for I4.distant and I6.distant.</summary>
    public static TheoryData<string, Outcome, Outcome> Words => new()
    {
        { "distant:Absent", Outcome.Met, Outcome.Met },
        { ":Absent", Outcome.Met, Outcome.Met },
        { "liver:Present", Outcome.Review, Outcome.Review },
        { "lung:Present", Outcome.Review, Outcome.Review },
        { "regional-lymph-node:Present", Outcome.Review, Outcome.Review },
        { "ovary:Present", Outcome.Review, Outcome.Review },
        { "distant:Present", Outcome.Review, Outcome.Review },
        { "liver:Possible", Outcome.Review, Outcome.Review },
        { "liver:Historical", Outcome.Review, Outcome.Review },
        { "liver:Historical distant:Absent", Outcome.Met, Outcome.Review },
        { "liver:Present distant:Absent", Outcome.Review, Outcome.Review },
        { "lung:Possible distant:Absent", Outcome.Review, Outcome.Review },
        { "liver:Absent", Outcome.Review, Outcome.Review },
        { "liver:Absent lung:Absent", Outcome.Review, Outcome.Review },
        { "peritoneum:Present", Outcome.Review, Outcome.Unknown },
        { "peritoneum:Present distant:Absent", Outcome.Met, Outcome.Met },
        { "peritoneum:Possible :Absent", Outcome.Met, Outcome.Met },
        { "liver:Planned distant:Absent", Outcome.Met, Outcome.Met },
        { "liver:Other distant:Absent", Outcome.Met, Outcome.Met },
        { ":Present", Outcome.Review, Outcome.Review },
        { ":Present distant:Absent", Outcome.Met, Outcome.Met },
        { "liver:Present liver:Absent:amended distant:Absent:amended", Outcome.Met, Outcome.Met },
        { "distant:Absent liver:Present:amended", Outcome.Review, Outcome.Review },
        { "", Outcome.Review, Outcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Ct_NearTheSurgery_IsReadForMetastasesOutsideThePeritoneum(string words, Outcome distant, Outcome anywhere)
    {
        var chart = Operated().Ct(InWindow, Read(words));

        chart.Judge("I4.distant").Outcome.ShouldBe(distant);
        chart.Judge("I6.distant").Outcome.ShouldBe(anywhere);
    }

    [Fact]
    public void Ct_ThatStatesAbsence_NamesItsRegionAndWords()
    {
        var verdict = Operated().Ct(InWindow, Read("distant:Absent")).Judge("I6.distant");

        verdict.Reason.ShouldContain("abdominal CT");
        verdict.Basis.ShouldBe(Basis.Narrative);
        verdict.Evidence[0].Finding!.Quote.ShouldBe("metastasis Absent distant");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ct_Unread_IsReview(bool hasText)
    {
        var chart = Operated().Report("contrast-abdominal-ct", InWindow, [], isRead: false, hasText: hasText);

        chart.Judge("I4.distant").Outcome.ShouldBe(Outcome.Review);
        chart.Judge("I6.distant").Outcome.ShouldBe(Outcome.Review);
    }

    [Fact]
    public void Ct_ReadInPartOnly_IsReviewThoughItStatesAbsence()
        => Operated().Report("contrast-abdominal-ct", InWindow, Read("distant:Absent"), isRead: false).Judge("I4.distant").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Ct_Preliminary_IsReviewThoughItStatesAbsence()
    {
        var chart = Operated().Report("contrast-abdominal-ct", InWindow, Read("distant:Absent"), ResultStatus.Preliminary);

        chart.Judge("I4.distant").Outcome.ShouldBe(Outcome.Review);
        chart.Judge("I6.distant").Outcome.ShouldBe(Outcome.Review);
    }

    [Fact]
    public void Ct_WithACodedConclusion_IsNotMetWhateverItsWordsSay()
    {
        var chart = Operated().Report("contrast-abdominal-ct", InWindow, Read("distant:Absent"), conclusion: "distant-metastasis");

        chart.Judge("I4.distant").Outcome.ShouldBe(Outcome.NotMet);
        chart.Judge("I6.distant").Outcome.ShouldBe(Outcome.Review);
    }

    [Fact]
    public void Ct_BesideACodedMetastasis_DoesNotUndoIt()
        => Operated().Condition("distant-metastasis").Ct(InWindow, Read("distant:Absent")).Judge("I6.distant").Outcome.ShouldBe(Outcome.NotMet);

    [Fact]
    public void Ct_AffirmingBeforeTheLatest_IsReview()
    {
        var chart = Operated().Ct("2026-10-10", Read("liver:Present")).Ct(InWindow, Read("distant:Absent"));

        chart.Judge("I4.distant").Outcome.ShouldBe(Outcome.Review);
        chart.Judge("I6.distant").Outcome.ShouldBe(Outcome.Review);
    }

    [Fact]
    public void Ct_AffirmingOutsideTheWindow_IsReviewOnlyForAnySite()
    {
        var chart = Operated().Ct("2025-06-01", Read("liver:Present")).Ct(InWindow, Read("distant:Absent"));

        chart.Judge("I4.distant").Outcome.ShouldBe(Outcome.Met);
        chart.Judge("I6.distant").Outcome.ShouldBe(Outcome.Review);
    }

    [Fact]
    public void Ct_SilentAfterOneThatStatesAbsence_IsNotCleared()
        => Operated().Ct("2026-10-10", Read("distant:Absent")).Ct(InWindow).Judge("I6.distant").Outcome.ShouldBe(Outcome.Unknown);

    [Fact]
    public void Letter_ThatAffirmsAnOrgan_IsReview()
        => Operated().Ct(InWindow, Read("distant:Absent")).Letter("2026-11-01", Read("liver:Present")).Judge("I6.distant").Outcome.ShouldBe(Outcome.Review);

    [Fact]
    public void Pathology_ThatCountsNodes_IsNoMetastasisElsewhere()
        => Operated().Ct(InWindow, Read("distant:Absent")).Pathology("2026-10-20", Read("lymph-node:Present distant:Present")).Judge("I6.distant").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Metastasis_WithoutAnyImagingOrDiagnosis_IsUnknown() => Operated().Judge("I6.distant").Outcome.ShouldBe(Outcome.Unknown);

    /// <summary>The study's value set, the contrast its words state, and what that gives for I4.ct.</summary>
    public static TheoryData<string, string, Outcome> Contrast => new()
    {
        { "abdominal-ct-unstated-contrast", "with:Present", Outcome.Met },
        { "abdominal-ct-unstated-contrast", "with-and-without:Present", Outcome.Met },
        { "abdominal-ct-unstated-contrast", "without:Present with:Present", Outcome.Met },
        { "abdominal-ct-unstated-contrast", "without:Present", Outcome.Review },
        { "abdominal-ct-unstated-contrast", "with:Absent", Outcome.Review },
        { "abdominal-ct-unstated-contrast", "with:Planned", Outcome.Review },
        { "abdominal-ct-unstated-contrast", "with:Historical", Outcome.Review },
        { "abdominal-ct-unstated-contrast", "", Outcome.Review },
        { "contrast-abdominal-ct", "without:Present", Outcome.Review },
        { "contrast-abdominal-ct", "", Outcome.Met },
        { "abdominal-ct-without-contrast", "with:Present", Outcome.Review },
        { "abdominal-ct-without-contrast", "", Outcome.Review },
    };

    [Theory]
    [MemberData(nameof(Contrast))]
    public void Ct_StatesContrast_ByItsCodeOrWords(string study, string words, Outcome outcome)
        => Operated().Report(study, InWindow, [.. Parts(words).Select(one => Says(FindingKinds.CtContrast, one.Assertion, one.Word))]).Judge("I4.ct").Outcome.ShouldBe(outcome);

    [Fact]
    public void Ct_EnhancedByItsWords_ClearsToo()
        => Operated().Report("abdominal-ct-unstated-contrast", InWindow, [Says(FindingKinds.CtContrast, Assertion.Present, "with"), .. Read("distant:Absent")]).Judge("I4.distant").Outcome.ShouldBe(Outcome.Met);

    [Fact]
    public void Ct_UnenhancedThatStatesAbsence_IsReviewForTheWindowAndMetForAnySite()
    {
        var chart = Operated().Report("abdominal-ct-without-contrast", InWindow, Read("distant:Absent"));

        chart.Judge("I4.distant").Outcome.ShouldBe(Outcome.Review);
        chart.Judge("I6.distant").Outcome.ShouldBe(Outcome.Met);
    }

    [Fact]
    public void Ct_AroundASurgeryKnownFromItsNote_IsInTheWindow()
        => Considered().Note(Surgery, Says(FindingKinds.Surgery, Assertion.Present, "cytoreductive")).Ct(InWindow).Judge("I4.ct").Outcome.ShouldBe(Outcome.Met);

    private static NarrativeFinding[] Read(string words)
        => [.. Parts(words).Select(one => Says(FindingKinds.Metastasis, one.Assertion, site: one.Word.Length == 0 ? null : one.Word, amends: one.IsAmended))];

    private static IEnumerable<(string Word, Assertion Assertion, bool IsAmended)> Parts(string words)
        => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':')).Select(parts => (parts[0], Enum.Parse<Assertion>(parts[1]), parts.Length > 2));
}
