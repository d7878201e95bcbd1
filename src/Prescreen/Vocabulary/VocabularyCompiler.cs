namespace Prescreen.Vocabulary;

/// <summary>Turns value sets and a site's concept map into the frozen tables of a <see cref="ConceptVocabulary"/>, reporting everything wrong at once.</summary>
internal sealed class VocabularyCompiler(IReadOnlyList<ValueSetSource> sources, IReadOnlyList<SiteCode> siteMap, Func<string, bool>? only, IReadOnlyDictionary<string, string>? siteUnits = null)
{
    private const int MostValueSets = 4096;

    private readonly VocabularyProblems problems = new();
    private readonly CodeSystems systems = new();
    private readonly Dictionary<string, Concept> concepts = new(StringComparer.Ordinal);
    private readonly List<ValueSetDefinition> active = [];

    /// <summary>What <see cref="Compile"/> found wrong, one by one.</summary>
    public IReadOnlyList<Problem> Problems => problems.All;

    public Result<ConceptVocabulary> Compile()
    {
        var all = ReadAll();
        foreach (var definition in all.Where(definition => only?.Invoke(definition.Id) ?? true).OrderBy(definition => definition.Id, StringComparer.Ordinal))
        {
            concepts.Add(definition.Id, new Concept(active.Count));
            active.Add(definition);
        }

        if (active.Count > MostValueSets)
        {
            problems.Add("VOC-010", $"More than {MostValueSets} value sets.", sources[^1].File);
        }

        CodeRules rules = new(systems, problems);
        active.ForEach(definition => rules.Add(definition, concepts[definition.Id]));
        AddSiteMap(rules, [.. all.Select(definition => definition.Id)]);
        var phrases = FoldPhrases();
        ConceptInterner interner = new(active.Count);
        var automaton = PhraseAutomatonBuilder.Build(phrases, interner.Words);
        if (automaton is null)
        {
            problems.Add("VOC-011", "The phrases of the value sets are too many or too long for one table: shorten them.", "matching-text");
        }

        return problems.Any || automaton is null
            ? problems.ToProblem()
            : new ConceptVocabulary(concepts, active, rules.Freeze(interner), automaton, interner, siteUnits);
    }

    private List<ValueSetDefinition> ReadAll()
    {
        Dictionary<string, ValueSetDefinition> read = new(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (new ValueSetReader(source, problems).Read() is { } definition && !read.TryAdd(definition.Id, definition))
            {
                problems.Add("VOC-012", $"The id '{definition.Id}' is that of {read[definition.Id].File} too.", source.File);
            }
        }

        return [.. read.Values];
    }

    private void AddSiteMap(CodeRules rules, HashSet<string> known)
    {
        for (var row = 0; row < siteMap.Count; row++)
        {
            var (system, code, valueSet, mappedTo) = siteMap[row];
            var place = $"site map, row {row + 1}";
            if (!known.Contains(valueSet))
            {
                problems.Add("VOC-013", $"There is no value set '{valueSet}'.", place);
            }
            else if (code.Trim().Length == 0)
            {
                problems.Add("VOC-014", "A site code is empty.", place);
            }
            else if (concepts.TryGetValue(valueSet, out var concept))
            {
                rules.Add(new CodeRule(system, code, Display: null, Descendants: false, Excluded: false, place) { MappedTo = mappedTo }, concept, place);
            }
        }
    }

    private List<Phrase> FoldPhrases()
    {
        List<Phrase> phrases = [];
        foreach (var definition in active)
        {
            foreach (var rule in definition.Texts)
            {
                if (Phrase.Fold(rule.Text) is { } pattern)
                {
                    phrases.Add(new Phrase(pattern, concepts[definition.Id].Index, rule.Vetoes));
                }
                else
                {
                    problems.Add("VOC-015", "A phrase needs a word, and '*' stands only at its end.", $"{definition.File}: {rule.Place}");
                }
            }
        }

        return phrases;
    }
}
