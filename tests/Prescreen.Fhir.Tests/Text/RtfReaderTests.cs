using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Tests.Text;

public sealed class RtfReaderTests
{
    private static readonly string[] Shards =
    [
        "{", "}", "\\", "\\'", "\\'c3", "\\'g", "\\u", "\\u-3913?", "\\u20320 ?", "\\uc2 ", "\\uc99999999999 ", "\\par ", "\\cell", "\\row", "\\bin4 ab}c", "\\bin-1", "\\*", "\\fonttbl", "\\f1",
        "\\fcharset134", "\\fcharset2", "\\pict", "\\v ", "\\v0", "\\ansicpg936", "\\ansicpg99999", "a", "é", " ", "\r\n", "\0", "\\~", "\\_", "\\{", "\\shpinst",
    ];

    [Theory]
    [InlineData(@"{\rtf1\ansi a\par b\line c\tab d}", "a\nb\nc\td")]
    [InlineData(@"{\rtf1\ansi\ansicpg1252 caf\'e9 \'93x\'94}", "café “x”")]
    [InlineData(@"{\rtf1\ansi\ansicpg936 \'c3\'e2\'d2\'df}", "免疫")]
    [InlineData(@"{\rtf1\ansi\ansicpg936 \'81@}", "丂")]
    [InlineData(@"{\rtf1\ansi\uc1 \u20813?\u30123\'3f\u-244\'3f}", "免疫，")]
    [InlineData(@"{\rtf1\ansi\uc2 \u8805 >=40{\uc0\u37}}", "≥40%")]
    [InlineData(@"{\rtf1{\fonttbl{\f0 Arial;}{\f2\fcharset2 Symbol;}}\f2\'b3\f0 40 {\f2\u-3917 ?}5}", "≥40 ≥5")]
    [InlineData(@"{\rtf1 a{\*\unknown b}{\pict 0a0b}{\info{\title c}}{\v d}\deleted e\deleted0 f}", "af")]
    [InlineData(@"{\rtf1 a{\pict\bin5 }}}}}}b}", "ab")]
    [InlineData(@"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}}{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box}}{\shprslt box}}}", "shownbox")]
    [InlineData(@"{\rtf1\trowd CEA\cell positive\cell\row CK20\cell negative\cell\row}", "CEA\tpositive\nCK20\tnegative")]
    public void Rtf_IsReadAsShown(string rtf, string words)
    {
        var (read, isWhole) = RtfReader.Read(Encoding.Latin1.GetBytes(rtf));

        (PlainLines.Of(read), isWhole).ShouldBe((words, true));
    }

    [Theory]
    [InlineData(@"{\rtf1 Liver metastasis: no\par Lung")]
    [InlineData(@"{\rtf1 {a")]
    public void Rtf_CutOff_IsNotWhole(string rtf) => RtfReader.Read(Encoding.Latin1.GetBytes(rtf)).IsWhole.ShouldBeFalse();

    [Fact]
    public void Rtf_NestedTooDeep_IsNotWhole() => RtfReader.Read(Encoding.Latin1.GetBytes(@"{\rtf1 " + new string('{', 100_000) + new string('}', 100_001))).IsWhole.ShouldBeFalse();

    [Fact]
    public void Anything_IsRead()
        => Prop.ForAll(
            Gen.Elements(Shards).ListOf().Select(shards => Encoding.Latin1.GetBytes(@"{\rtf1" + string.Concat(shards))).ToArbitrary(),
            rtf => RtfReader.Read(rtf).Words.Length <= rtf.Length * 2).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData(@"{\f1\'c3}", 400_000)]
    [InlineData(@"\u20320", 400_000)]
    [InlineData("{}", 1_000_000)]
    [InlineData(@"\bin2147483647", 300_000)]
    [InlineData("aaaaaaaaaa", 400_000)]
    public void HostileRtf_OfMegabytes_Ends(string shard, int times)
    {
        var rtf = Encoding.Latin1.GetBytes(@"{\rtf1" + new StringBuilder().Insert(0, shard, times));

        RtfReader.Read(rtf).Words.Length.ShouldBeLessThanOrEqualTo(rtf.Length);
    }
}
