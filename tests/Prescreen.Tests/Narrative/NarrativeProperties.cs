using FsCheck;
using FsCheck.Fluent;
using Prescreen.Facts;
using Prescreen.Tests.Narrative.Measuring;

namespace Prescreen.Tests.Narrative;

/// <summary>What holds for every text. Cases are taken from the open half, for a failure shows their words.</summary>
public sealed class NarrativeProperties
{
    private static readonly string[] Unrelated =
    [
        "The patient was seen on Tuesday.",
        "No known drug allergies.",
        "Blood pressure was 120/80 mmHg, pulse 72.",
        "Vital signs are stable and will be checked again.",
        "Thank you for this referral!",
        "患者神志清楚，皮肤黏膜无黄染。",
        "体温36.5℃。",
    ];

    private static readonly string[] Pieces =
    [
        "CEA", "HER2", "liver", "metastasis", "positive", "negative", "no", "not", "no evidence of", "cannot be excluded", "history of", "if", "CC-1", "CC", "PCI", "12", "3+", "40%", ">10%", "1.", "A.",
        "癌胚抗原", "未见", "转移", "肝", "（", "）", "：", "，", "。", "、", "+", "(", ")", "((", "[", "]", ":", ";", ",", ".", "-", "/", "*", "\t", "  ", " ", "\n", "\r\n", "\n\n", "\r", "\u2028",
        "\0", "\uFEFF", "\uD83D", "\uDE00", "\uD83D\uDE00", "e\u0301", "İ", "ß", "９", "ＣＥＡ", "0/15", "99999999999999999999999999", "1,000,000.5", "HISTORY:", "PLAN:", "Addendum:", "ADDENDUM", "免疫组化：",
        "Dr.", "cm", "FISH", "ratio", "HIPEC", "colon", "adenocarcinoma", "LVEF", "ECG", "with IV contrast", "progressive disease",
    ];

    private static readonly IReadOnlyList<NarrativeCase> Open = CaseFolder.Read(CaseFolder.Beside, "open");

    public static TheoryData<string, string> HostileTexts => new()
    {
        { "empty", "" },
        { "blanks", new string(' ', 1_000_000) },
        { "separators", new string(';', 500_000) + new string('.', 500_000) },
        { "400,000 lines' ends", new string('\n', 400_000) },
        { "400,000 carriage returns", new string('\r', 400_000) },
        { "400,000 lines of one letter", Repeated("a\n", 400_000) },
        { "triggers", Repeated("no ", 400_000) + "metastasis" },
        { "triggers on lines", Repeated("no\n", 300_000) },
        { "pseudo-triggers", Repeated("no significant change ", 50_000) + "in the liver metastases" },
        { "subjects", Repeated("CEA ", 250_000) },
        { "subjects in one list", Repeated("CEA, ", 250_000) + "positive" },
        { "sites in one list", "No metastasis in the " + Repeated("liver, lung and bone, ", 50_000) },
        { "results", "CEA " + Repeated("positive 40% ", 80_000) },
        { "brackets", new string('(', 1_000_000) },
        { "nested brackets", Repeated("(CEA ", 100_000) + Repeated("+)", 100_000) },
        { "unpaired surrogates", Repeated("\uD83D", 500_000) + Repeated("\uDE00", 500_000) },
        { "digits", new string('9', 1_000_000) },
        { "points and digits", Repeated("1.", 500_000) },
        { "thousands", Repeated("1,000", 200_000) },
        { "percents", Repeated("40%-", 250_000) },
        { "hyphens", new string('-', 1_000_000) },
        { "hyphens in a wording", "no" + Repeated("-", 500_000) + "evidence" },
        { "combining marks", "e" + new string('\u0301', 1_000_000) },
        { "one word", new string('a', 1_000_000) },
        { "one line of prose", Repeated("The liver shows no suspicious lesion and CEA is positive in 40% of the cells, ", 14_000) },
        { "Chinese without marks", Repeated("肝内未见转移癌胚抗原阳性", 80_000) },
        { "headings", Repeated("HISTORY:\n", 100_000) },
        { "parts", Repeated("A. liver: metastasis\n", 50_000) },
        { "wrapped lines", Repeated("the liver shows metastases and the lungs and the bones show no more of these,\n", 13_000) },
        { "columns", Repeated("CEA\t+\t40%\t", 80_000) },
        { "rows", Repeated("CEA   positive   40%\n", 50_000) },
        { "nulls", new string('\0', 1_000_000) },
    };

    [Fact]
    public void Read_WithAnUnrelatedParagraphBeforeOrAfter_FindsTheSame()
    {
        List<string> changed = [];
        foreach (var one in Open)
        {
            var alone = Shown(one.Text, 0);
            foreach (var sentence in Unrelated)
            {
                var before = $"{sentence}\n\n";
                if (!Shown(before + one.Text, before.Length).SequenceEqual(alone))
                {
                    changed.Add($"{one.Name}, after «{sentence}»");
                }

                if (!Shown($"{one.Text}\n\n{sentence}", 0).SequenceEqual(alone))
                {
                    changed.Add($"{one.Name}, before «{sentence}»");
                }
            }
        }

        changed.ShouldBeEmpty();
    }

    [Fact]
    public void Read_AnyMixOfWordsAndSigns_GivesSpansWithinTheText()
    {
        var texts = Gen.Elements(Pieces).ListOf(60).Select(pieces => string.Join(pieces.Count % 3 == 0 ? "" : " ", pieces));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(texts.ToArbitrary(), HasSoundSpans));
    }

    [Fact]
    public void Read_ArbitraryCharacters_GivesSpansWithinTheText()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ArrayOf(80).Select(units => new string(units)).ToArbitrary(), HasSoundSpans));

    [Fact]
    public void Read_CasesOfBothHalves_GivesSpansWithinTheText()
        => Open.Concat(CaseFolder.Read(CaseFolder.Beside, "kept")).Where(one => !HasSoundSpans(one.Text)).Select(one => one.Name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void Read_HostileText_EndsWithSoundSpans(string name, string text) => HasSoundSpans(text).ShouldBeTrue(name);

    private static bool HasSoundSpans(string text)
    {
        var last = 0;
        foreach (var finding in Lexicons.Reader.Read(text))
        {
            if (finding.Start < last || finding.End <= finding.Start || finding.End > text.Length || text[finding.Start..finding.End] != finding.Quote)
            {
                return false;
            }

            last = finding.Start;
        }

        return true;
    }

    private static List<string> Shown(string text, int offset)
        => [.. Lexicons.Reader.Read(text).Select(one => string.Join('|',
            one.Finding, one.Assertion, one.Value, Shown(one.Number), Shown(one.Percent), Shown(one.Copies), one.HScore, string.Join('+', one.Patterns), one.Intensity, one.Site,
            one.Laterality, one.Part, one.Date, one.IsAmendment, one.Quote, one.Start - offset, one.End - offset))];

    private static string Shown(NumberRange? range) => range is { } known ? Measuring.Interval.Show(known) : "";

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
