using System.Globalization;
using Prescreen.Facts;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>Reads the cases of a half, "open" or "kept", from a copy of tests/narrative. What is wrong with a case is told by its place, never by its words.</summary>
internal static class CaseFolder
{
    private static readonly string[] Keys =
        ["finding", "assertion", "quote", "line", "value", "number", "percent", "copies", "hScore", "patterns", "intensity", "site", "laterality", "part", "date", "isAmendment"];

    /// <summary>The copy beside the program.</summary>
    public static string Beside { get; } = Path.Combine(AppContext.BaseDirectory, "narrative");

    /// <summary>All cases of the half, sentences first.</summary>
    public static IReadOnlyList<NarrativeCase> Read(string root, string half) => [.. Sentences(root, half), .. Reports(root, half)];

    private static IEnumerable<NarrativeCase> Sentences(string root, string half)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(root, "sentences", half), "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (var node in ((YamlSequenceNode)Load(file)).Children.Cast<YamlMappingNode>())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"sentences/{half}/{Path.GetFileName(file)}:{node.Start.Line}");
                yield return Case(name, Word(node, "text") ?? throw new InvalidDataException($"{name}: no text"), node);
            }
        }
    }

    private static IEnumerable<NarrativeCase> Reports(string root, string half)
        => Directory.GetDirectories(Path.Combine(root, "reports", half)).Order(StringComparer.Ordinal).Select(folder => Case(
            $"reports/{half}/{Path.GetFileName(folder)}", File.ReadAllText(Path.Combine(folder, "report.txt")), (YamlMappingNode)Load(Path.Combine(folder, "expected.yaml"))));

    private static NarrativeCase Case(string name, string text, YamlMappingNode node)
        => Word(node, "form") is null ? throw new InvalidDataException($"{name}: no form")
            : new NarrativeCase(name, text, [.. ((YamlSequenceNode)node.Children["findings"]).Children.Cast<YamlMappingNode>().Select((one, index) => Expected($"{name} finding {index + 1}", text, one))]);

    private static ExpectedFinding Expected(string name, string text, YamlMappingNode node)
    {
        if (node.Children.Keys.Select(key => ((YamlScalarNode)key).Value).FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
        {
            throw new InvalidDataException($"{name}: there is no key '{unknown}'");
        }

        var finding = Word(node, "finding");
        if (finding is null || !FindingKinds.All.Contains(finding) || !Enum.TryParse<Assertion>(Word(node, "assertion"), ignoreCase: true, out var assertion))
        {
            throw new InvalidDataException($"{name}: no such finding or assertion");
        }

        var quote = Word(node, "quote") ?? "";
        return new ExpectedFinding
        {
            Finding = finding,
            Assertion = assertion,
            Quote = quote,
            Start = PlaceOf(name, text, quote, Word(node, "line")),
            Value = Word(node, "value"),
            Number = Interval.Read(name, Word(node, "number")),
            Percent = Interval.Read(name, Word(node, "percent")),
            Copies = Interval.Read(name, Word(node, "copies")),
            HScore = Interval.Read(name, Word(node, "hScore"))?.Low,
            Patterns = node.Children.TryGetValue("patterns", out var patterns) ? [.. ((YamlSequenceNode)patterns).Children.Select(one => ((YamlScalarNode)one).Value!)] : [],
            Intensity = Word(node, "intensity"),
            Site = Word(node, "site"),
            Laterality = Word(node, "laterality"),
            Part = Word(node, "part"),
            Date = Word(node, "date"),
            IsAmendment = Word(node, "isAmendment") == "true",
        };
    }

    private static int PlaceOf(string name, string text, string quote, string? line)
    {
        var (from, to) = line is null ? (0, text.Length) : LineOf(name, text, int.Parse(line, CultureInfo.InvariantCulture));
        var at = quote.Length == 0 ? -1 : text.IndexOf(quote, from, to - from, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(quote, at + 1, to - at - 1, StringComparison.Ordinal) < 0 ? at
            : throw new InvalidDataException($"{name}: its quote stands {(at < 0 ? "nowhere" : "more than once")} there");
    }

    // The quote may run into the next line.
    private static (int From, int To) LineOf(string name, string text, int line)
    {
        var from = 0;
        for (var number = 1; number < line; number++)
        {
            from = text.IndexOf('\n', from) is var end and >= 0 ? end + 1 : throw new InvalidDataException($"{name}: no line {line}");
        }

        return (from, text.IndexOf('\n', from) is var last and >= 0 ? last : text.Length);
    }

    private static YamlNode Load(string file)
    {
        using StreamReader reader = new(file);
        YamlStream yaml = new();
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    private static string? Word(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: var word } ? word : null;
}
