using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Hostile;

/// <summary>What a page consists of.</summary>
internal sealed record PageContent
{
    /// <summary>How many elements of each name.</summary>
    public required Dictionary<string, int> Elements { get; init; }

    /// <summary>Every "element@attribute".</summary>
    public required string[] Attributes { get; init; }

    /// <summary>Addresses that lead elsewhere than to this site.</summary>
    public required string[] Elsewhere { get; init; }

    /// <summary>True where some script of the data ran.</summary>
    public required bool Ran { get; init; }

    /// <summary>Every text of the page, and what attributes show, as <see cref="Plain"/>.</summary>
    public required string Text { get; init; }

    public static async Task<PageContent> ReadAsync(IPage page)
    {
        var json = await page.EvaluateAsync<string>($"() => {{ {Script.Read("content.js")} return JSON.stringify(readContent()); }}");
        var read = JsonSerializer.Deserialize<Read>(json)!;
        return new PageContent
        {
            Elements = read.Elements,
            Attributes = read.Attributes,
            Elsewhere = read.Elsewhere,
            Ran = read.Ran,
            Text = Plain(read.Text),
        };
    }

    /// <summary>The letters of a text that can be seen: pages may leave out letters that turn or hide, and fold spaces.</summary>
    public static string Plain(string text)
        => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD && !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)));

    /// <summary>Which of the texts, each with the word that leads it, the page doesn't show.</summary>
    public IEnumerable<string> Lacks(params IEnumerable<string> texts) => texts.Select(Plain).Where(text => !Text.Contains(text, StringComparison.Ordinal));

    private sealed record Read(Dictionary<string, int> Elements, string[] Attributes, string[] Elsewhere, bool Ran, string Text);
}
