using System.Collections.Frozen;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Narrative.Lexicon;

/// <summary>
/// Reads a lexicon file: YAML with <c>language</c> and <c>entries</c>, each with <c>role</c>, <c>words</c> (one or a list), <c>test</c>, and by need
/// <c>value</c>, <c>letter-case: exact</c> and the role's own keys.
/// </summary>
public static class LexiconFile
{
    /// <summary>The entries, and all problems at once ("LEX-…", placed as "file:line:column").</summary>
    public static (IReadOnlyList<LexiconEntry> Entries, IReadOnlyList<Problem> Problems) Read(LexiconSource source)
    {
        List<LexiconEntry> entries = [];
        List<Problem> problems = [];
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Encoding.UTF8.GetString(source.Utf8.Span)));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }] && Child(root, "entries") is YamlSequenceNode list)
            {
                foreach (var node in list.Children)
                {
                    ReadEntry(source.File, node, entries, problems);
                }
            }
            else
            {
                problems.Add(new Problem(ProblemKind.Invalid, "LEX-001", "A lexicon file is one YAML mapping with a list of entries.") { Place = source.File });
            }
        }
        catch (YamlException error)
        {
            problems.Add(new Problem(ProblemKind.Invalid, "LEX-002", $"Not YAML: {error.Message}") { Place = $"{source.File}:{error.Start.Line}:{error.Start.Column}" });
        }

        return (entries, problems);
    }

    private static void ReadEntry(string file, YamlNode node, List<LexiconEntry> entries, List<Problem> problems)
    {
        var place = $"{file}:{node.Start.Line}:{node.Start.Column}";
        if (node is not YamlMappingNode map)
        {
            problems.Add(new Problem(ProblemKind.Invalid, "LEX-003", "An entry is a mapping: role, words, test.") { Place = place });
            return;
        }

        var attributes = map.Children
            .Where(pair => pair is { Key: YamlScalarNode, Value: YamlScalarNode })
            .ToDictionary(pair => ((YamlScalarNode)pair.Key).Value ?? "", pair => ((YamlScalarNode)pair.Value).Value ?? "", StringComparer.Ordinal);
        List<string> words = Child(map, "words") switch
        {
            YamlScalarNode { Value: { Length: > 0 } one } => [one],
            YamlSequenceNode several => [.. several.Children.OfType<YamlScalarNode>().Select(one => one.Value ?? "").Where(one => one.Length > 0)],
            _ => [],
        };
        if (words.Count == 0 || !attributes.TryGetValue("role", out var role) || !attributes.TryGetValue("test", out var test))
        {
            problems.Add(new Problem(ProblemKind.Invalid, "LEX-004", "An entry needs role, words and test.") { Place = place });
            return;
        }

        entries.Add(new LexiconEntry
        {
            Role = role,
            Value = attributes.GetValueOrDefault("value"),
            Words = words,
            Test = test,
            IsCaseExact = attributes.GetValueOrDefault("letter-case") == "exact",
            Attributes = attributes.Where(pair => pair.Key is not ("role" or "value" or "words" or "test" or "letter-case")).ToFrozenDictionary(StringComparer.Ordinal),
            Place = $"{file}:{node.Start.Line}",
        });
    }

    private static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
