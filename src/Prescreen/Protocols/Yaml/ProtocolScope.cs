using Prescreen.Vocabulary;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Protocols.Yaml;

/// <summary>What names in a protocol file may refer to, and where problems go.</summary>
internal sealed class ProtocolScope(string file, ConceptVocabulary vocabulary)
{
    private readonly HashSet<Concept> used = [];

    /// <summary>The file's problems.</summary>
    public ProtocolProblems Problems { get; } = new(file);

    /// <summary>The value sets.</summary>
    public ConceptVocabulary Vocabulary => vocabulary;

    /// <summary>The value sets named so far.</summary>
    public IReadOnlySet<Concept> Used => used;

    /// <summary>The labs named so far.</summary>
    public Dictionary<string, LabDefinition> Labs { get; } = new(StringComparer.Ordinal);

    /// <summary>The anchors named so far.</summary>
    public Dictionary<string, Anchor> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The imaging studies named so far.</summary>
    public Dictionary<string, ImagingStudy> Studies { get; } = new(StringComparer.Ordinal);

    /// <summary>The concept of a value set the language itself relies on; null where the vocabulary lacks it.</summary>
    public Concept? Use(string name)
    {
        var concept = vocabulary.Find(name);
        if (concept is { } found)
        {
            used.Add(found);
        }

        return concept;
    }

    /// <summary>The concept a node names; null with a problem where it names none.</summary>
    public Concept? Concept(YamlNode at, string key)
    {
        if (at is not YamlScalarNode { Value: { Length: > 0 } name })
        {
            Problems.Add(at, "PROT-021", $"'{key}' takes the id of a value set.");
            return null;
        }

        if (vocabulary.Find(name) is not { } concept)
        {
            Problems.Add(at, "PROT-022", $"There is no value set '{name}'{Suggestion.Of(name, vocabulary.Names)}.");
            return null;
        }

        used.Add(concept);
        return concept;
    }
}
