using Prescreen.Screening.Assessments;
using Prescreen.Worklist.Pages.Candidate;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("Tumour cells are CEA positive (3+).", "CEA positive", "in the middle")]
    [InlineData("CEA positive.", "CEA positive", "at the start")]
    [InlineData("Result: CEA positive", "CEA positive", "at the end")]
    [InlineData("CEA positive", "CEA positive", "all of it")]
    [InlineData("𝒜𝒷 CEA 😀 positive 😀😀", "CEA 😀 positive", "surrogate pairs before, within and after")]
    [InlineData("免疫组化：CEA（+++），Ki-67。", "CEA（+++）", "Chinese")]
    public void Find_WordsWhereTheyAreSaid_AreMarked(string text, string words, string why)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);

        MarkedText.TryFind([text], Evidence(words, start), out var excerpt, out var whole).ShouldBeTrue(why);

        excerpt.Marked.ShouldBe(words, why);
        whole.Marked.ShouldBe(words, why);
        (whole.Before + whole.Marked + whole.After).ShouldBe(text, why);
        whole.Before.Length.ShouldBe(start, why);
    }

    [Fact]
    public void Find_SecondOfTwoPlaces_IsTheOneOfTheOffsets()
    {
        MarkedText.TryFind(["CEA positive. Again CEA positive."], Evidence("CEA positive", 20), out _, out var whole).ShouldBeTrue();

        whole.Before.ShouldBe("CEA positive. Again ");
    }

    [Fact]
    public void Find_TextThatWasAddedTo_MarksTheOnlyPlaceThatHasTheWords()
    {
        MarkedText.TryFind(["ADDENDUM. Tumour is CEA positive."], Evidence("CEA positive", 0), out _, out var whole).ShouldBeTrue();

        whole.Before.ShouldBe("ADDENDUM. Tumour is ");
    }

    [Fact]
    public void Find_WordsAtTwoOtherPlaces_MarksNone()
        => MarkedText.TryFind(["x CEA positive. CEA positive."], Evidence("CEA positive", 0), out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("something else", 3)]
    [InlineData("", 0)]
    [InlineData("CEA", -5)]
    [InlineData("CEA", int.MaxValue)]
    public void Find_WordsThatAreNotThere_MarksNone(string text, int start)
        => MarkedText.TryFind([text], Evidence("CEA positive", start), out _, out _).ShouldBeFalse();

    [Fact]
    public void Find_SecondText_IsFound()
    {
        MarkedText.TryFind(["other", "is CEA positive"], Evidence("CEA positive", 3), out var excerpt, out _).ShouldBeTrue();

        excerpt.Before.ShouldBe("is ");
    }

    [Fact]
    public void Find_WordsThatSplitAPair_AreWidenedToWholeLetters()
    {
        MarkedText.TryFind(["a😀b"], Evidence("a😀b"[2..], 2), out var excerpt, out _).ShouldBeTrue();

        excerpt.Marked.ShouldBe("😀b");
        excerpt.Before.ShouldBe("a");
    }

    [Fact]
    public void Excerpt_LongText_IsTheSentencesAround()
    {
        var before = string.Concat(Enumerable.Repeat("Nothing of note here. ", 40));
        var after = string.Concat(Enumerable.Repeat(" And nothing after it either.", 40));

        MarkedText.TryFind([$"{before}The tumour is CEA positive throughout.{after}"], Evidence("CEA positive", before.Length + 14), out var excerpt, out var whole).ShouldBeTrue();

        excerpt.IsCutBefore.ShouldBeTrue();
        excerpt.IsCutAfter.ShouldBeTrue();
        excerpt.Before.ShouldStartWith("Nothing of note here.");
        excerpt.Before.ShouldEndWith("The tumour is ");
        excerpt.After.ShouldStartWith(" throughout.");
        excerpt.After.ShouldEndWith("either.");
        excerpt.Before.Length.ShouldBeInRange(60, 260);
        whole.IsCutBefore.ShouldBeFalse();
    }

    [Fact]
    public void Excerpt_TextWithoutSentences_IsCutBetweenWholeLetters()
    {
        var noise = string.Concat(Enumerable.Repeat("😀", 30_000));

        MarkedText.TryFind([$"{noise}CEA{noise}"], Evidence("CEA", noise.Length), out var excerpt, out var whole).ShouldBeTrue();

        char.IsLowSurrogate(excerpt.Before[0]).ShouldBeFalse();
        char.IsHighSurrogate(excerpt.After[^1]).ShouldBeFalse();
        char.IsLowSurrogate(whole.Before[0]).ShouldBeFalse();
        whole.IsCutAfter.ShouldBeTrue();
    }

    [Fact]
    public void Excerpt_Decimal_IsNoEndOfASentence()
    {
        const string Text = "LVEF was measured at 55.5 percent, as it had been at 54.5 percent the year before that one. Next.";

        MarkedText.TryFind([Text], Evidence("54.5 percent", Text.IndexOf("54.5", StringComparison.Ordinal)), out var excerpt, out _).ShouldBeTrue();

        excerpt.Before.ShouldStartWith("LVEF was");
    }

    private static EvidenceView Evidence(string words, int start)
        => new() { Reference = "DiagnosticReport/1", Value = "", Text = words, Start = start, End = unchecked(start + words.Length) };
}
