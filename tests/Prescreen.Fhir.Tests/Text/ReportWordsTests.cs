using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Tests.Text;

public sealed class ReportWordsTests
{
    [Theory]
    [InlineData(new[] { "CEA positive.", "DIAGNOSIS: CEA\n positive. End." }, "DIAGNOSIS: CEA\n positive. End.")]
    [InlineData(new[] { "CEA positive.", "CEA  positive.\n" }, "CEA positive.")]
    [InlineData(new[] { "CEA positive.", "CEA negative." }, "CEA positive.\n\nCEA negative.")]
    [InlineData(new[] { "a long text, with words", "with words", "others" }, "a long text, with words\n\nothers")]
    [InlineData(new[] { "aab", "aaab", "aaaab" }, "aaaab")]
    [InlineData(new string[0], "")]
    public void Parts_ThatRepeatAnother_AreLeftOut(string[] parts, string text) => ReportWords.Join(parts).ShouldBe(text);

    [Fact]
    public void Parts_MadeToTakeLong_EndAllTheSame()
        => ReportWords.Join([new string('a', 1_000_000) + "b", new string('a', 2_000_000)]).Length.ShouldBe(3_000_003);

    [Theory]
    [InlineData("a\r\nb\rc\n", "a\nb\nc")]
    [InlineData("a  \n\n\n\n\n  b\u00A0c\t\n\0\u0007", "a\n\n\n  b c")]
    [InlineData("\n\n  a", "  a")]
    public void Lines_AreMadePlain(string text, string plain) => PlainLines.Of(text).ShouldBe(plain);
}
