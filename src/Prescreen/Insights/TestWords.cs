using System.Text.RegularExpressions;

namespace Prescreen.Insights;

/// <summary>The words of a test's or drug's name that say what it is, without those that most names have.</summary>
internal static partial class TestWords
{
    private static readonly HashSet<string> Common =
    [
        "a", "an", "and", "of", "in", "the", "by", "to", "or", "with", "level", "levels", "value", "count", "test", "lab", "result", "total", "automated", "manual",
        "serum", "plasma", "blood", "ser", "plas", "bld", "measured", "measurement", "per", "mass", "moles", "volume", "quantitative", "quant", "panel",
    ];

    /// <summary>In small letters, each once, plurals without their s.</summary>
    public static IReadOnlySet<string> Of(string text)
        => Word().Matches(text.ToLowerInvariant()).Select(match => Singular(match.Value)).Where(word => !Common.Contains(word)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of the first part of a LOINC name: "Platelets" of "Platelets [#/volume] in Blood by Automated count".</summary>
    public static IReadOnlySet<string> Component(string display)
    {
        var end = display.IndexOfAny(['[', '(']);
        var first = end > 0 ? display[..end] : display;
        var within = first.IndexOf(" in ", StringComparison.OrdinalIgnoreCase);
        return Of(within > 0 ? first[..within] : first);
    }

    /// <summary>The share of the words of either that both have, 0 to 1.</summary>
    public static double Shared(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var both = one.Count(other.Contains);
        return both == 0 ? 0 : (double)both / (one.Count + other.Count - both);
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
