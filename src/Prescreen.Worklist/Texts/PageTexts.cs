using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using YamlDotNet.Serialization;

namespace Prescreen.Worklist.Texts;

/// <summary>What the pages say, in one language: the entries of the embedded files <c>Texts/*.{language}.yaml</c>, flat keys such as <c>list.title</c>.</summary>
public sealed class PageTexts
{
    /// <summary>The languages there are, the first where none fits.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh"];

    private static readonly FrozenDictionary<string, PageTexts> All = Languages.ToFrozenDictionary(language => language, language => new PageTexts(language));

    private readonly FrozenDictionary<string, string> entries;

    private PageTexts(string language)
    {
        Language = language;
        entries = Read(language).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>"en" or "zh".</summary>
    public string Language { get; }

    /// <summary>The keys, for tests.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>The text of a key; the key itself where it is missing, which a test finds.</summary>
    public string this[string key] => entries.GetValueOrDefault(key, key);

    /// <summary>The text of a language, English where it isn't known.</summary>
    public static PageTexts In(string? language) => All.GetValueOrDefault(language ?? "", All[Languages[0]]);

    /// <summary>The best of an Accept-Language header: the first of its languages that there is.</summary>
    public static PageTexts Accepting(string? header)
    {
        foreach (var range in (header ?? "").Split(','))
        {
            var language = range.Split(';', '-')[0].Trim().ToLowerInvariant();
            if (All.TryGetValue(language, out var found))
            {
                return found;
            }
        }

        return In(null);
    }

    /// <summary>The text of a key with {0}, {1} and so on filled in.</summary>
    public string Format(string key, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.InvariantCulture, this[key], arguments);

    /// <summary>The text of <paramref name="key"/>.one for 1, of <paramref name="key"/>.many for any other number, with {0} the number and {1} and so on the rest.</summary>
    public string Count(string key, int count, params ReadOnlySpan<object?> arguments) => Format($"{key}.{(count == 1 ? "one" : "many")}", [count, .. arguments]);

    private static Dictionary<string, string> Read(string language)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        var deserializer = new DeserializerBuilder().Build();
        foreach (var (_, content) in WorklistAssembly.Files("Texts").Where(file => file.Name.EndsWith($".{language}.yaml", StringComparison.Ordinal)))
        {
            foreach (var (key, text) in deserializer.Deserialize<Dictionary<string, string>>(Encoding.UTF8.GetString(content)))
            {
                all.Add(key, text);
            }
        }

        return all;
    }
}
