using System.Text;

namespace Prescreen.Vocabulary;

/// <summary>
/// What codes and words mean: the active value sets, compiled into frozen tables. Safe for many threads; lookups work on UTF-8 and don't allocate.
/// Form of the value sets: fhir-profiles/valuesets/README.md.
/// </summary>
public sealed class ConceptVocabulary
{
    private readonly Dictionary<string, Concept> concepts;
    private readonly string[] names;
    private readonly string[] titles;
    private readonly bool[] texts;
    private readonly FrozenCodes codes;
    private readonly PhraseAutomaton automaton;
    private readonly ConceptInterner interner;
    private readonly Dictionary<string, string> units;

    internal ConceptVocabulary(
        Dictionary<string, Concept> concepts,
        IReadOnlyList<ValueSetDefinition> active,
        FrozenCodes codes,
        PhraseAutomaton automaton,
        ConceptInterner interner,
        IReadOnlyDictionary<string, string>? siteUnits)
    {
        this.concepts = concepts;
        names = [.. active.Select(definition => definition.Id)];
        titles = [.. active.Select(definition => definition.Title)];
        texts = [.. active.Select(definition => definition.Texts.Any(rule => !rule.Vetoes))];
        this.codes = codes;
        this.automaton = automaton;
        this.interner = interner;
        units = new(siteUnits ?? new Dictionary<string, string>(), StringComparer.Ordinal);
    }

    /// <summary>The ids of the active value sets, by <see cref="Concept.Index"/>.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>
    /// Compiles value sets. The problem lists everything wrong, with file and element (VOC-0xx): no JSON, no id, the same id or code twice, unknown filters, empty sets.
    /// </summary>
    /// <param name="sources">The value sets; their order doesn't matter.</param>
    /// <param name="siteMap">A site's local codes, which add to the value sets.</param>
    /// <param name="only">Tells by id the value sets that some active protocol names; the codes of all others mean nothing. Null: all are active.</param>
    /// <param name="siteUnits">A site's unit strings, letter for letter, as UCUM codes.</param>
    public static Result<ConceptVocabulary> Compile(
        IReadOnlyList<ValueSetSource> sources,
        IReadOnlyList<SiteCode>? siteMap = null,
        Func<string, bool>? only = null,
        IReadOnlyDictionary<string, string>? siteUnits = null)
        => new VocabularyCompiler(sources, siteMap ?? [], only, siteUnits).Compile();

    /// <summary>The concept of an active value set, or null.</summary>
    public Concept? Find(string valueSetId) => concepts.TryGetValue(valueSetId, out var concept) ? concept : null;

    /// <summary>The id of the concept's value set.</summary>
    public string NameOf(Concept concept) => names[concept.Index];

    /// <summary>The title of the concept's value set, in a coordinator's words.</summary>
    public string TitleOf(Concept concept) => titles[concept.Index];

    /// <summary>
    /// What a coding means. Blanks, zero-width characters and letter case don't matter, nor the dot of ICD; systems are known by their OID and with a version too.
    /// An empty system finds only what a site's concept map says of codes without one.
    /// </summary>
    public ConceptSet Lookup(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => codes.Find(system, code).Concepts;

    /// <summary>The standard code that the site's map names for a local one, in words: "LOINC 777-3"; null for any other code.</summary>
    public string? MappedTo(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => codes.Find(system, code).MappedTo;

    /// <summary>What the site's map says of a unit string, letter for letter: its UCUM code; null where it says nothing.</summary>
    public string? UnitOf(string? unit) => unit is not null && units.TryGetValue(unit, out var ucum) ? ucum : null;

    /// <summary>What a text (a display, CodeableConcept.text, a drug's name) names, in time linear in its length. Weaker than a code: most criteria give review for it.</summary>
    public ConceptSet LookupText(ReadOnlySpan<byte> utf8) => automaton.Find(utf8, interner);

    /// <summary>The concepts of both.</summary>
    public ConceptSet Union(ConceptSet left, ConceptSet right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return interner.Union(left, right);
    }

    /// <summary>True for LOINC, SNOMED CT, ICD-10 and ICD-10-CM, RxNorm and ATC under any of their names; codes of other systems are local.</summary>
    public bool IsStandardSystem(ReadOnlySpan<byte> system) => codes.IsStandard(system);

    /// <summary>How the value sets display an exactly listed code; null for others.</summary>
    public string? DisplayOf(string system, string code) => codes.Find(Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code)).Display;

    /// <summary>The codes that the concept lists one by one, a site's own among them.</summary>
    public IReadOnlyList<(string System, string Code)> ExactCodes(Concept concept) => codes.ExactOf.GetValueOrDefault(concept.Index) ?? [];

    /// <summary>The ICD and ATC codes that the concept names with all that they are a prefix of, before exclusions.</summary>
    public IReadOnlyList<(string System, string Prefix)> Prefixes(Concept concept) => codes.PrefixesOf.GetValueOrDefault(concept.Index) ?? [];

    /// <summary>True where words alone can name the concept.</summary>
    public bool HasText(Concept concept) => texts[concept.Index];
}
