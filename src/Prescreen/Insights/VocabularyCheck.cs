using System.Text;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Insights;

/// <summary>
/// Checks value sets before a screening rests on them: what doesn't compile, codes that can't be codes of their system, systems nobody knows, displays that
/// say something else than the code's name, codes that two opposed sets share, sets that no protocol asks for, and sets that one asks for and that aren't there.
/// </summary>
public sealed class VocabularyCheck
{
    // Systems that HL7 names and whose codes the value sets use, besides those that every record has.
    private static readonly string[] Recognised =
    [
        "http://cancerstaging.org", "http://terminology.hl7.org/CodeSystem/v2-0074", "http://terminology.hl7.org/CodeSystem/consentscope",
    ];

    private readonly CodeNames names;
    private readonly List<VocabularyFinding> findings = [];
    private readonly Dictionary<string, ValueSetDefinition> definitions = new(StringComparer.Ordinal);

    private VocabularyCheck(CodeNames names) => this.names = names;

    /// <summary>What is found; VOC-0xx, and PROT-0xx for what a protocol asks for.</summary>
    /// <param name="sources">The value sets.</param>
    /// <param name="protocols">The protocols that use them: file and YAML.</param>
    /// <param name="names">What the codes are called by those who keep them.</param>
    public static VocabularyReport Run(
        IReadOnlyList<ValueSetSource> sources, IReadOnlyList<(string File, ReadOnlyMemory<byte> Yaml)> protocols, CodeNames names)
    {
        var check = new VocabularyCheck(names);
        var compiler = new VocabularyCompiler(sources, [], only: null);
        var isWhole = compiler.Compile().TryGet(out var vocabulary, out _);
        check.findings.AddRange(compiler.Problems.Select(problem => new VocabularyFinding(problem, IsError: true)));
        foreach (var definition in sources.Select(source => new ValueSetReader(source, new VocabularyProblems()).Read()).OfType<ValueSetDefinition>())
        {
            check.definitions.TryAdd(definition.Id, definition);
        }

        check.CheckCodes();
        check.CheckDisplays();
        check.CheckProtocols(protocols, vocabulary ?? ConceptVocabulary.Compile([.. check.definitions.Values.Select(Shell)]).Value, isWhole);
        var rules = check.definitions.Values.SelectMany(definition => definition.Codes).ToList();
        return new VocabularyReport(sources.Count, rules.Count(rule => !rule.Descendants), rules.Count(rule => rule.Descendants), protocols.Count)
        {
            Findings = [.. check.findings.OrderByDescending(finding => finding.IsError).ThenBy(finding => finding.Problem.Place, StringComparer.Ordinal)],
        };
    }

    private void CheckCodes()
    {
        CodeSystems known = new();
        foreach (var (definition, rule) in Rules())
        {
            if (CodeShape.Wrong(rule) is { } wrong)
            {
                // A slip that records are known to hold may be listed too, beside the code that was meant.
                var meant = definition.Codes.FirstOrDefault(other => CodeShape.LoincStem(rule) is { } stem && CodeShape.LoincStem(other) == stem && CodeShape.Wrong(other) is null);
                Add(meant is null, "VOC-021", $"The code '{rule.Code}' {wrong}{(meant is null ? "" : $"; '{meant.Code}' is listed too")}.", definition, rule);
            }
            else if (known.Find(Encoding.UTF8.GetBytes(rule.System)) < 0 && !Recognised.Contains(rule.System, StringComparer.Ordinal) && !names.Knows(rule.System))
            {
                Add(isError: true, "VOC-022", $"Nobody here knows the code system '{rule.System}': mend it, or name the folder that defines it.", definition, rule);
            }
            else if (!rule.Descendants && names.IsMissing(rule.System, rule.Code))
            {
                Add(isError: true, "VOC-023", $"The code '{rule.Code}' is not among those of its system.", definition, rule);
            }
        }
    }

    private void CheckDisplays()
    {
        Dictionary<(string System, string Code), (string Display, string File)> ours = [];
        foreach (var (definition, rule) in Rules())
        {
            if (rule.Descendants || rule.Display is not { Length: > 0 } display)
            {
                continue;
            }

            var official = names.Of(rule.System, rule.Code);
            if (official.Count > 0 && !official.Any(name => DisplayText.IsSame(name, display)))
            {
                Add(isError: false, "VOC-024", $"'{rule.Code}' is displayed as '{display}', but is called '{official.First()}'.", definition, rule);
            }

            if (!ours.TryAdd((rule.System, rule.Code), (display, definition.File)) && ours[(rule.System, rule.Code)] is var first
                && !DisplayText.IsSame(first.Display, display))
            {
                Add(isError: false, "VOC-025", $"'{rule.Code}' is displayed as '{display}', but in {first.File} as '{first.Display}'.", definition, rule);
            }
        }
    }

    private void CheckProtocols(IReadOnlyList<(string File, ReadOnlyMemory<byte> Yaml)> protocols, ConceptVocabulary vocabulary, bool isWhole)
    {
        HashSet<Concept> used = [];
        HashSet<(Concept, Concept)> compared = [];
        var allRead = protocols.Count > 0;
        foreach (var (file, yaml) in protocols)
        {
            var reading = ProtocolFile.Read(file, yaml.Span, vocabulary);
            findings.AddRange(reading.Problems.Select(problem => new VocabularyFinding(problem, IsError: true)));
            allRead &= reading.Protocol is not null;
            if (reading.Protocol is not { } protocol)
            {
                continue;
            }

            used.UnionWith(protocol.Concepts);
            foreach (var (one, other, where) in isWhole ? ExclusiveSets.Of(protocol) : [])
            {
                if (compared.Add((one, other)) && compared.Add((other, one)))
                {
                    CheckApart(vocabulary, one, other, $"{protocol.Id} {where}");
                }
            }
        }

        // What a protocol that can't be read uses isn't known.
        foreach (var definition in definitions.Values.Where(definition => allRead && vocabulary.Find(definition.Id) is { } concept && !used.Contains(concept)))
        {
            findings.Add(new VocabularyFinding(
                new Problem(ProblemKind.Invalid, "VOC-026", "No protocol asks for this value set: it means nothing to a screening.") { Place = definition.File }, IsError: false));
        }
    }

    private void CheckApart(ConceptVocabulary vocabulary, Concept one, Concept other, string where)
    {
        foreach (var (set, opposite) in new[] { (one, other), (other, one) })
        {
            var definition = definitions[vocabulary.NameOf(set)];
            foreach (var rule in definition.Codes.Where(rule => !rule.Excluded))
            {
                var meant = vocabulary.Lookup(Encoding.UTF8.GetBytes(rule.System), Encoding.UTF8.GetBytes(rule.Code));
                if (meant.Contains(set) && meant.Contains(opposite))
                {
                    Add(isError: true, "VOC-027", $"'{rule.Code}' belongs to {vocabulary.NameOf(opposite)} too, which {where} takes for its opposite.", definition, rule);
                }
            }
        }
    }

    private IEnumerable<(ValueSetDefinition Definition, CodeRule Rule)> Rules()
        => definitions.Values.SelectMany(definition => definition.Codes.Select(rule => (definition, rule)));

    private void Add(bool isError, string code, string text, ValueSetDefinition definition, CodeRule rule)
        => findings.Add(new VocabularyFinding(new Problem(ProblemKind.Invalid, code, text) { Place = $"{definition.File}: {rule.Place}" }, isError));

    // Where the value sets don't compile, a protocol can still be asked whether all it names is there.
    private static ValueSetSource Shell(ValueSetDefinition definition) => new(definition.File, Encoding.UTF8.GetBytes(
        $$"""
        {"resourceType":"ValueSet","id":"{{System.Text.Json.JsonEncodedText.Encode(definition.Id)}}",
         "extension":[{"url":"https://prescreen.example/fhir/StructureDefinition/matching-text","valueString":"x"}]}
        """));
}
