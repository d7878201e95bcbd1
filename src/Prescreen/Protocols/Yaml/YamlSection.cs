using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Vocabulary;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Protocols.Yaml;

/// <summary>
/// One mapping of a protocol file, read key by key. A wrong value notes a problem at its place and gives a harmless default, so that reading goes on and all
/// problems are told at once; <see cref="Close"/> notes the keys nobody asked for.
/// </summary>
internal sealed class YamlSection(YamlMappingNode node, ProtocolScope scope)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Where it stands.</summary>
    public YamlNode Node => node;

    /// <summary>What the file may name.</summary>
    public ProtocolScope Scope => scope;

    /// <summary>True where the key is there, whatever its value.</summary>
    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>Its keys in order.</summary>
    public IEnumerable<(string Key, YamlNode At)> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => (key.Value ?? "", (YamlNode)key));

    /// <summary>Notes a problem at a key's value, or at the section where the key is absent.</summary>
    public void Problem(string? key, string code, string text) => scope.Problems.Add(key is not null && Find(key) is { } value ? value : node, code, text);

    /// <summary>Notes that a key is missing, unless it is there, whatever its value.</summary>
    public void Require(string key)
    {
        if (!Has(key))
        {
            Missing(key, false);
        }
    }

    /// <summary>A required text.</summary>
    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    /// <summary>A text, or null where the key is absent.</summary>
    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return value;
            case var other:
                return NoText<string?>(other, key, "a text", null);
        }
    }

    /// <summary>True where the key says so; false where absent.</summary>
    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is null or "true" or "false")
        {
            return text == "true";
        }

        Problem(key, "PROT-011", $"'{key}' takes true or false.");
        return false;
    }

    /// <summary>A number, or null where the key is absent.</summary>
    public decimal? OptionalNumber(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return NoNumber(key, "a number");
    }

    /// <summary>A whole number, or null where the key is absent.</summary>
    public int? OptionalInteger(string key)
    {
        var number = OptionalNumber(key);
        if (number is null || (number == decimal.Truncate(number.Value) && Math.Abs(number.Value) < 1_000_000))
        {
            return (int?)number;
        }

        return NoNumber(key, "a whole number");
    }

    /// <summary>A required number of days, "14 d".</summary>
    public int Days(string key) => OptionalDays(key) ?? (Has(key) ? 0 : Missing(key, 0));

    /// <summary>A number of days, "14 d", or null where the key is absent.</summary>
    public int? OptionalDays(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return null;
        }

        if (text.EndsWith(" d", StringComparison.Ordinal)
            && int.TryParse(text[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days < 100_000)
        {
            return days;
        }

        return NoPeriod<int?>(key, "days", "14 d", null);
    }

    /// <summary>A required number of calendar months, "12 months".</summary>
    public int Months(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return Missing(key, 0);
        }

        if (text.EndsWith(" months", StringComparison.Ordinal)
            && int.TryParse(text[..^7], NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            && months < 1_200)
        {
            return months;
        }

        return NoPeriod(key, "months", "12 months", 0);
    }

    /// <summary>A value set's concept, or null where the key is absent or names none.</summary>
    public Concept? OptionalConcept(string key) => Find(key) is { } value ? scope.Concept(value, key) : null;

    /// <summary>A required value set.</summary>
    public Concept Concept(string key) => OptionalConcept(key) ?? (Has(key) ? new Concept(-1) : Missing(key, new Concept(-1)));

    /// <summary>One value set or a list of them; empty where the key is absent.</summary>
    public ImmutableArray<Concept> Concepts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(item => scope.Concept(item, key)).OfType<Concept>()],
        var single => scope.Concept(single, key) is { } concept ? [concept] : [],
    };

    /// <summary>One value set or a list of them, at least one.</summary>
    public ImmutableArray<Concept> RequiredConcepts(string key) => Has(key) ? Concepts(key) : Missing(key, ImmutableArray<Concept>.Empty);

    /// <summary>One text or a list of texts; empty where the key is absent.</summary>
    public ImmutableArray<(string Text, YamlNode At)> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => (item.Value ?? "", (YamlNode)item))],
        YamlScalarNode single => [(single.Value ?? "", single)],
        var other => NoText<ImmutableArray<(string, YamlNode)>>(other, key, "a text or a list of texts", []),
    };

    /// <summary>One of some words, or the default where the key is absent.</summary>
    public T OneOf<T>(string key, T absent, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return absent;
        }

        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (word == text)
            {
                return value;
            }

            words.Add(word);
        }

        Problem(key, "PROT-014", $"'{key}' takes one of {string.Join(", ", words)}.");
        return absent;
    }

    /// <summary>An outcome's name, or the default where the key is absent.</summary>
    public Outcome Outcome(string key, Outcome absent)
    {
        var text = OptionalText(key);
        if (text is null || OutcomeNames.Parse(text) is not { } outcome)
        {
            if (text is not null)
            {
                Problem(key, "PROT-015", $"'{key}' takes an outcome: met, not-met, unknown, review, judgement, not-found or not-applicable.");
            }

            return absent;
        }

        return outcome;
    }

    /// <summary>A required threshold, "&gt;= 80 10*9/L".</summary>
    public Threshold Threshold(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return Missing(key, new Threshold(Comparison.AtLeast, 0, "1"));
        }

        if (ThresholdText.TryRead(text, out var threshold))
        {
            return threshold;
        }

        Problem(key, "PROT-016", $"'{key}' takes a comparison, a number and a unit, such as \">= 80 10*9/L\" or \"<= 2.0 xULN\".");
        return new Threshold(Comparison.AtLeast, 0, "1");
    }

    /// <summary>A mapping below this one, or null where the key is absent.</summary>
    public YamlSection? OptionalSection(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlSection(map, scope),
        var other => NoMapping(other, $"'{key}' takes a mapping."),
    };

    /// <summary>A list of mappings; empty where the key is absent.</summary>
    public IReadOnlyList<YamlSection> Sections(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(item => AsSection(item, key)).OfType<YamlSection>()],
        var other => Wrong<IReadOnlyList<YamlSection>>(other, "PROT-018", $"'{key}' takes a list.", []),
    };

    /// <summary>Notes every key that was never asked for.</summary>
    public void Close()
    {
        foreach (var (key, at) in Keys)
        {
            if (!asked.Contains(key))
            {
                scope.Problems.Add(at, "PROT-019", $"'{key}' isn't known here; known are {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private YamlSection? AsSection(YamlNode item, string key)
        => item is YamlMappingNode map ? new YamlSection(map, scope) : NoMapping(item, $"Every item of '{key}' is a mapping.");

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private T Missing<T>(string key, T instead)
    {
        scope.Problems.Add(node, "PROT-020", $"'{key}' is missing.");
        return instead;
    }

    private T NoText<T>(YamlNode at, string key, string takes, T instead) => Wrong(at, "PROT-010", $"'{key}' takes {takes}.", instead);

    private int? NoNumber(string key, string takes) => Wrong<int?>(Find(key) ?? node, "PROT-012", $"'{key}' takes {takes}.", null);

    private T NoPeriod<T>(string key, string unit, string example, T instead)
        => Wrong(Find(key) ?? node, "PROT-013", $"'{key}' takes a number of {unit}, such as \"{example}\".", instead);

    private YamlSection? NoMapping(YamlNode at, string text) => Wrong<YamlSection?>(at, "PROT-017", text, null);

    private T Wrong<T>(YamlNode at, string code, string text, T instead)
    {
        scope.Problems.Add(at, code, text);
        return instead;
    }
}
