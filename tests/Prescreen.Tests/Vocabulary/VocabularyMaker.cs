using System.Text;
using Prescreen.Vocabulary;

namespace Prescreen.Tests.Vocabulary;

/// <summary>Makes vocabularies for tests: from value sets in few words, or the committed ones.</summary>
internal static class VocabularyMaker
{
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string Atc = "http://www.whocc.no/atc";

    private static readonly Lazy<IReadOnlyList<ValueSetSource>> CommittedSources = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets"), "*.json")
            .Select(file => new ValueSetSource(Path.GetFileName(file), File.ReadAllBytes(file)))]);

    private static readonly Lazy<ConceptVocabulary> CommittedVocabulary = new(() => ConceptVocabulary.Compile(CommittedSources.Value).Value);

    public static IReadOnlyList<ValueSetSource> Sources => CommittedSources.Value;

    public static ConceptVocabulary Committed => CommittedVocabulary.Value;

    public static ValueSetSource Source(string id, string rest) => Raw($"{id}.json", $$"""{ "resourceType": "ValueSet", "id": "{{id}}", {{rest}} }""");

    public static ValueSetSource Raw(string file, string json) => new(file, Encoding.UTF8.GetBytes(json));

    public static ValueSetSource Codes(string id, string system, params string[] codes)
        => Source(id, $$""" "compose": { "include": [{ "system": "{{system}}", "concept": [{{string.Join(',', codes.Select(code => $$"""{ "code": "{{code}}" }"""))}}] }] } """);

    public static ValueSetSource Prefix(string id, string system, string prefix, string? except = null)
        => Source(id, $$""" "compose": { "include": [{{Filter(system, prefix)}}], "exclude": [{{(except is null ? "" : Filter(system, except))}}] } """);

    public static ValueSetSource Texts(string id, string[] matching, string[]? vetoes = null)
        => Source(id, $$""" "extension": [{{string.Join(',', [.. matching.Select(text => Text("matching-text", text)), .. (vetoes ?? []).Select(text => Text("not-matching-text", text))])}}] """);

    public static ConceptVocabulary Vocabulary(params ValueSetSource[] sources) => ConceptVocabulary.Compile(sources).Value;

    public static string[] Names(this ConceptVocabulary vocabulary, ConceptSet set) => [.. set.Items.ToArray().Select(vocabulary.NameOf)];

    public static string[] LookupNames(this ConceptVocabulary vocabulary, string system, string code)
        => vocabulary.Names(vocabulary.Lookup(Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code)));

    public static string[] TextNames(this ConceptVocabulary vocabulary, string text) => vocabulary.Names(vocabulary.LookupText(Encoding.UTF8.GetBytes(text)));

    private static string Filter(string system, string value)
        => $$"""{ "system": "{{system}}", "filter": [{ "property": "concept", "op": "is-a", "value": "{{value}}" }] }""";

    private static string Text(string kind, string text)
        => $$"""{ "url": "https://prescreen.example/fhir/StructureDefinition/{{kind}}", "valueString": "{{text}}" }""";
}
