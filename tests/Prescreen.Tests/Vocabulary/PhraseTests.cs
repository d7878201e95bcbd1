namespace Prescreen.Tests.Vocabulary;

public sealed class PhraseTests
{
    /// <summary>Phrase, text, whether it stands there, and why.</summary>
    public static TheoryData<string, string, bool, string> Phrases => new()
    {
        { "colon cancer", "Colon\u200B  CANCER.", true, "blanks, case, punctuation and zero-width characters don't matter" },
        { "colon cancer", "colon\ncancer", true, "a wrapped line" },
        { "colon cancer", "cancer of colon", false, "the order matters" },
        { "colon cancer", "colon cancers", false, "words match whole" },
        { "colon cancer*", "colon cancers", true, "a prefix" },
        { "cancer", "anticancer", false, "not inside a word" },
        { "cancer", "ｃａｎｃｅｒ", true, "full-width" },
        { "sjögren*", "Morbus SJÖGREN", true, "letters beyond ASCII fold too" },
        { "crohn*", "Crohn’s disease", true, "an apostrophe parts words" },
        { "减瘤", "腹膜肿瘤减瘤术", true, "Chinese anywhere" },
        { "减瘤", "减 瘤 术", true, "blanks between Chinese characters" },
        { "肝癌", "肝、癌", false, "punctuation parts Chinese" },
        { "crs", "减瘤术CRS后", true, "Latin beside Chinese" },
        { "her2阳性", "HER2 阳性", true, "a mixed phrase" },
        { "3+", "IHC 3+ (strong)", true, "a sign is a word" },
        { "3+", "13+", false, "another number" },
        { "=neg", "Neg.", true, "the whole text" },
        { "=neg", "neg control", false, "more than the whole text" },
        { "=-", "(-)", true, "a sign in brackets" },
        { "=-", "-5", false, "a number" },
        { "=-", "well-differentiated", false, "a dash in words" },
        { "=+/-", "+/-", true, "signs in order" },
        { "=+", "+/-", false, "another sign" },
        { "5 fu", "5-FU", true, "a dash parts words" },
        { "naive", "na\u00EFve", false, "diacritics are kept" },
        { "cancer", "can\uFFFDcer", false, "what can't be read parts words" },
    };

    [Theory]
    [MemberData(nameof(Phrases))]
    public void LookupText_Phrase_IsFoundOrNot(string phrase, string text, bool found, string because)
        => VocabularyMaker.Vocabulary(VocabularyMaker.Texts("it", [phrase])).TextNames(text).Length.ShouldBe(found ? 1 : 0, because);

    [Fact]
    public void LookupText_Veto_HoldsForTheWholeTextAndItsValueSetOnly()
    {
        var vocabulary = VocabularyMaker.Vocabulary(
            VocabularyMaker.Texts("cancer", ["cancer"], ["family history"]),
            VocabularyMaker.Texts("any", ["cancer"]));

        vocabulary.TextNames("cancer, with a family history of stroke").ShouldBe(["any"]);
        vocabulary.TextNames("cancer").ShouldBe(["any", "cancer"]);
    }

    [Fact]
    public void LookupText_OverlappingPhrases_AreAllFound()
    {
        var vocabulary = VocabularyMaker.Vocabulary(
            VocabularyMaker.Texts("a", ["liver metastasis of colon cancer"]),
            VocabularyMaker.Texts("b", ["of colon"]),
            VocabularyMaker.Texts("c", ["colon cancer*"]),
            VocabularyMaker.Texts("d", ["colon cancer today"]));

        vocabulary.TextNames("liver metastasis of colon cancer").ShouldBe(["a", "b", "c"]);
    }
}
