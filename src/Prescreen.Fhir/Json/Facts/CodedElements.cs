using System.Text;
using System.Text.Json;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Reads CodeableConcepts, Codings and plain strings against the vocabulary. The same bytes give the same object without being read again.
/// https://hl7.org/fhir/R4/datatypes.html#CodeableConcept
/// </summary>
internal sealed class CodedElements(ConceptVocabulary vocabulary)
{
    private const int MostElements = 16_384;
    private const int LongestElement = 2_048;

    private readonly Utf8Cache<CodedElement> known = new(MostElements, LongestElement);
    private readonly Utf8Cache<string> strings = new(MostElements, 256);

    /// <summary>A CodeableConcept, a Coding, a string as CodeableConcept.text, or an array of these together.</summary>
    public CodedElement Read(JsonNode node)
    {
        if (node.IsAbsent)
        {
            return CodedElement.None;
        }

        if (known.Find(node.Raw, out var hash) is { } found)
        {
            return found;
        }

        var made = new Sum(this);
        Add(node, ref made);
        var element = made.ToElement();
        known.Add(node.Raw, hash, element);
        return element;
    }

    /// <summary>What words alone name.</summary>
    public ConceptSet OfText(ReadOnlySpan<byte> text) => text.IsEmpty ? ConceptSet.Empty : vocabulary.LookupText(text);

    public ConceptSet Union(ConceptSet left, ConceptSet right) => vocabulary.Union(left, right);

    /// <summary>The trimmed string of a JSON string, the same object for the same words; null where it is absent or blank.</summary>
    public string? Text(JsonNode node) => Text(node.Utf8());

    public string? Text(ReadOnlySpan<byte> utf8)
    {
        var text = JsonText.Trim(utf8);
        if (text.IsEmpty)
        {
            return null;
        }

        if (strings.Find(text, out var hash) is { } found)
        {
            return found;
        }

        var made = Encoding.UTF8.GetString(text);
        strings.Add(text, hash, made);
        return made;
    }

    private static void Add(JsonNode node, ref Sum sum)
    {
        if (node.Kind is JsonTokenType.StartArray)
        {
            foreach (var item in node.Items())
            {
                Add(item, ref sum);
            }

            return;
        }

        if (node.IsString)
        {
            sum.AddText(node);
            return;
        }

        var element = node.Object();
        var codings = element["coding"u8];
        if (codings.IsAbsent && !element["code"u8].IsAbsent)
        {
            sum.AddCoding(element);
        }

        foreach (var coding in codings.Items())
        {
            sum.AddCoding(coding.Object());
        }

        sum.AddText(element["text"u8]);
    }

    private ref struct Sum(CodedElements owner)
    {
        private ConceptSet concepts = ConceptSet.Empty;
        private ConceptSet words = ConceptSet.Empty;
        private bool hasStandard;
        private string? text;
        private string? display;
        private string? matchedDisplay;
        private string? firstCode;
        private string? matchedCode;
        private string? mapping;

        public void AddCoding(JsonObject coding)
        {
            var system = JsonText.Trim(coding["system"u8].Utf8());
            var code = coding["code"u8].Utf8();
            var shown = coding["display"u8];
            hasStandard |= !code.IsEmpty && owner.Standard(system);
            var meaning = code.IsEmpty ? ConceptSet.Empty : owner.OfCode(system, code);
            if (!meaning.IsEmpty)
            {
                concepts = owner.Union(concepts, meaning);
                mapping ??= matchedCode is null ? owner.MappingOf(system, code) : null;
                matchedCode ??= owner.Text(code);
                matchedDisplay ??= owner.Text(shown);
            }

            firstCode ??= owner.Text(code);
            display ??= owner.Text(shown);
            words = owner.Union(words, owner.OfText(shown.Utf8()));
        }

        public void AddText(JsonNode node)
        {
            text ??= owner.Text(node);
            words = owner.Union(words, owner.OfText(node.Utf8()));
        }

        public readonly CodedElement ToElement() => new()
        {
            Concepts = concepts,
            TextConcepts = concepts.IsEmpty ? words : ConceptSet.Empty,
            HasStandardCoding = hasStandard,
            Code = matchedCode ?? firstCode,
            Mapping = mapping,
            Label = text ?? matchedDisplay ?? display ?? matchedCode ?? firstCode,
        };
    }

    /// <summary>What a code alone means.</summary>
    public ConceptSet OfCode(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => vocabulary.Lookup(system, code);

    /// <summary>What the site's map says of a unit string: its UCUM code, or null.</summary>
    public string? UnitOf(string? unit) => vocabulary.UnitOf(unit);

    private string? MappingOf(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => vocabulary.MappedTo(system, code) is { } target ? Mapping(Text(code), target) : null;

    /// <summary>"PLT mapped to LOINC 777-3".</summary>
    public static string Mapping(string? own, string target) => $"{own} mapped to {target}";

    private bool Standard(ReadOnlySpan<byte> system) => vocabulary.IsStandardSystem(system);
}
