using System.Globalization;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Output;

/// <summary>Value sets in words: their titles and how much they hold.</summary>
internal sealed class ConceptWords(Protocol protocol)
{
    /// <summary>"Platelet count [platelets: 4 codes, words]".</summary>
    public string Of(Concept concept)
    {
        var vocabulary = protocol.Vocabulary;
        List<string> holds = [];
        Count(holds, vocabulary.ExactCodes(concept).Select(code => code.Code).Distinct(StringComparer.Ordinal).Count(), "code");
        Count(holds, vocabulary.Prefixes(concept).Select(code => code.Prefix).Distinct(StringComparer.Ordinal).Count(), "group");
        if (vocabulary.HasText(concept))
        {
            holds.Add("words");
        }

        return $"{vocabulary.TitleOf(concept)} [{vocabulary.NameOf(concept)}: {string.Join(", ", holds)}]";
    }

    /// <summary>Several, any of which counts.</summary>
    public string Of(IEnumerable<Concept> concepts) => string.Join(" or ", concepts.Select(Of));

    /// <summary>Several by title only, where they are only exceptions.</summary>
    public string Names(IEnumerable<Concept> concepts) => string.Join(", ", concepts.Select(protocol.Vocabulary.NameOf));

    private static void Count(List<string> holds, int count, string what)
    {
        if (count > 0)
        {
            holds.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}"));
        }
    }
}
