using System.Text.RegularExpressions;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Tests.Texts;

public sealed partial class PageTextsTests
{
    [Theory]
    [InlineData("en", "Screening list")]
    [InlineData("zh", "筛选列表")]
    public void Language_Each_IsInTheAssembly(string language, string text) => PageTexts.In(language)["frame.list"].ShouldBe(text);

    [Fact]
    public void Languages_Both_HaveTheSameKeys()
        => PageTexts.In("zh").Keys.Order(StringComparer.Ordinal).ShouldBe(PageTexts.In("en").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Languages_Both_FillInTheSame()
    {
        foreach (var key in PageTexts.In("en").Keys)
        {
            Placeholders(PageTexts.In("zh")[key]).ShouldBe(Placeholders(PageTexts.In("en")[key]), key);
        }
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh")]
    [InlineData("de-DE,de;q=0.9,en;q=0.8", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void Accepting_Header_TakesTheFirstThereIs(string? header, string language) => PageTexts.Accepting(header).Language.ShouldBe(language);

    private static IEnumerable<string> Placeholders(string text) => PlaceholderPattern().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceholderPattern();
}
