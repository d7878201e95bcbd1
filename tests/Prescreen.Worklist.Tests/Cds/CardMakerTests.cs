using Prescreen.Evaluation;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Tests.Support;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Tests.Cds;

public sealed class CardMakerTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Summary_LongestTitle_IsUnder140LettersAndNeverSaysEligible(string language)
    {
        var long140 = new string('ä', 300);
        foreach (var title in new[] { Trials.Cea.Title, long140, string.Join(' ', Enumerable.Repeat("𝒜𝒜", 80)), "Short\ntitle" })
        {
            var card = CardMaker.Of([Heads.Candidate()], [Retitled(title)], Today, PageTexts.In(language)).ShouldHaveSingleItem();

            card.Summary.Length.ShouldBeLessThan(CardMaker.SummaryLimit);
            card.Summary.ShouldNotContain("eligible");
            card.Summary.ShouldNotContain("\n");
            card.Summary.Where((letter, at) => char.IsHighSurrogate(letter) && !(at + 1 < card.Summary.Length && char.IsLowSurrogate(card.Summary[at + 1]))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Card_PotentialCandidate_TellsWhatIsMissingInTheProtocolsWords()
    {
        var card = Only(Heads.Potential("I9.platelets"));

        card.IsAlert.ShouldBeFalse();
        card.Subject.ShouldBe("ResearchSubject/s1");
        card.Detail.ShouldContain("Missing from the record:\n\n- **I9.platelets** Platelet count ≥80×10⁹/L\n");
        card.Detail.ShouldContain("investigator's decision");
    }

    [Fact]
    public void Card_ManyMissing_ListsEightAndCountsTheRest()
    {
        var ids = Trials.Cea.Criteria.Select(criterion => criterion.Id).Take(11).ToArray();

        Only(Heads.Potential(ids)).Detail.ShouldContain("- and 3 more\n");
    }

    [Fact]
    public void Card_Reviews_AreToBeRead()
        => Only(Heads.Candidate(("I5", Outcome.Review), ("I1", Outcome.Met))).Detail.ShouldContain("To be read by a person:\n\n- **I5** ");

    [Fact]
    public void Card_RecordSpeaksAgainstAPersonsStatus_IsAnAlertWithWhatItFails()
    {
        var card = Only(Heads.Of("on-study", EligibilityStatus.Ineligible, ("I9.platelets", Outcome.NotMet)));

        card.IsAlert.ShouldBeTrue();
        card.Summary.ShouldContain("speaks against");
        card.Detail.ShouldContain("- **I9.platelets** ");
    }

    [Fact]
    public void Card_NowMetThoughDismissedAgainst_IsAnAlertWithTheCriterion()
    {
        var card = Only(Heads.Dismissed(Outcome.Unknown, ("I9.platelets", Outcome.Met)));

        card.IsAlert.ShouldBeTrue();
        card.Detail.ShouldContain("Now met, though the patient was dismissed against it:\n\n- **I9.platelets** ");
    }

    public static TheoryData<string, ScreeningHead> Silent => new()
    {
        { "the machine found them ineligible", Heads.Of("ineligible", EligibilityStatus.Ineligible, ("I9.platelets", Outcome.NotMet)) },
        { "dismissed by a person, who knows", Heads.Of("ineligible", EligibilityStatus.Candidate).With(DecisionKind.Dismissed) },
        { "dismissed though it was met", Heads.Dismissed(Outcome.Met, ("I9.platelets", Outcome.Met)) },
        { "put off to a later day", Heads.Candidate().With(DecisionKind.Deferred, Today.AddDays(1)) },
        { "put off for good", Heads.Candidate().With(DecisionKind.Deferred) },
        { "taken to screening", Heads.Of("screening", EligibilityStatus.Candidate).With(DecisionKind.Screening) },
        { "ended by a person", Heads.Of("withdrawn", EligibilityStatus.Ineligible) },
        { "never considered", Heads.Of("not-considered", EligibilityStatus.Ineligible) with { Protocol = "another-trial" } },
    };

    [Theory]
    [MemberData(nameof(Silent))]
    public void Card_NothingToLookAt_IsNone(string why, ScreeningHead head) => CardMaker.Of([head], Trials.All.All, Today, PageTexts.In("en")).ShouldBeEmpty(why);

    [Fact]
    public void Card_DeferredUntilToday_IsShown() => Only(Heads.Candidate().With(DecisionKind.Deferred, Today)).IsAlert.ShouldBeFalse();

    [Fact]
    public void Cards_OfTwoStudies_AlertComesFirst()
    {
        var alert = Heads.Of("on-study", EligibilityStatus.NotConsidered) with { Protocol = "her2-car-t" };

        CardMaker.Of([Heads.Candidate(), alert], Trials.All.All, Today, PageTexts.In("en")).Select(card => card.Study).ShouldBe(["her2-car-t", "cea-car-t"]);
    }

    [Theory]
    [InlineData("a <script>alert(1)</script> b", "a &lt;script&gt;alert(1)&lt;/script&gt; b")]
    [InlineData("[x](javascript:alert)", @"\[x\](javascript\:alert)")]
    [InlineData("**bold** _it_ `code` ~~no~~ ![i](u)", @"\*\*bold\*\* \_it\_ \`code\` \~\~no\~\~ \!\[i\](u)")]
    [InlineData("www.evil.example and http://evil.example and a@b.example", @"www\.evil.example and http\://evil.example and a\@b.example")]
    [InlineData("&amp;\r\n# heading", "&amp;amp;  # heading")]
    [InlineData("≥80×10⁹/L, 2.0×ULN", "≥80×10⁹/L, 2.0×ULN")]
    public void Markdown_AnyText_MeansOnlyItself(string text, string escaped) => Markdown.Escape(text).ShouldBe(escaped);

    private static Card Only(ScreeningHead head) => CardMaker.Of([head], Trials.All.All, Today, PageTexts.In("en")).ShouldHaveSingleItem();

    private static Protocols.Protocol Retitled(string title) => new()
    {
        Id = Trials.Cea.Id,
        Version = "1",
        Title = title,
        Study = Trials.Cea.Study,
        Labs = Trials.Cea.Labs,
        Anchors = Trials.Cea.Anchors,
        Childbearing = Trials.Cea.Childbearing,
        Answers = Trials.Cea.Answers,
        Vocabulary = Trials.Cea.Vocabulary,
        Concepts = Trials.Cea.Concepts,
        Fingerprint = "f",
    };
}
