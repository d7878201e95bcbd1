namespace Prescreen.Vocabulary;

/// <summary>All codes of all active value sets, by system and comparable form, until they are frozen into a <see cref="FrozenCodes"/>.</summary>
internal sealed class CodeRules(CodeSystems systems, VocabularyProblems problems)
{
    private readonly Dictionary<(int System, string Code), Node> exact = [];
    private readonly Dictionary<(int System, string Code), Node> prefixes = [];
    private readonly Dictionary<int, List<(string System, string Code)>> exactOf = [];
    private readonly Dictionary<int, List<(string System, string Code)>> prefixesOf = [];

    public void Add(ValueSetDefinition definition, Concept concept)
    {
        foreach (var rule in definition.Codes)
        {
            Add(rule, concept, $"{definition.File}: {rule.Place}");
        }
    }

    public void Add(CodeRule rule, Concept concept, string place)
    {
        var system = systems.Register(rule.System);
        if (!rule.Descendants)
        {
            AddCode(exact, system, rule.Code, rule, concept, place);
            return;
        }

        if (!systems.IsHierarchical(system))
        {
            problems.Add("VOC-016", "Only ICD-10 and ATC codes stand for their descendants; expand this value set on a terminology server.", place);
            return;
        }

        var categories = IcdRange.Categories(rule.Code).ToList();
        if (categories.Count == 0)
        {
            problems.Add("VOC-017", $"The range '{rule.Code}' is empty.", place);
        }

        categories.ForEach(category => AddCode(prefixes, system, category, rule, concept, place));
    }

    public FrozenCodes Freeze(ConceptInterner interner)
    {
        var prefixRows = prefixes.Keys
            .Select(key => (key.System, Bytes(key.Code), new CodeEntry(interner.Intern(PrefixMask(key, interner.Words)), Display: null)))
            .ToList();
        var exactRows = exact
            .Select(pair => (pair.Key.System, Bytes(pair.Key.Code), new CodeEntry(interner.Intern(ExactMask(pair.Key, interner.Words)), pair.Value.Display, pair.Value.MappedTo)))
            .ToList();
        return new FrozenCodes(systems, new(exactRows), new(prefixRows)) { ExactOf = exactOf, PrefixesOf = prefixesOf };
    }

    private void AddCode(Dictionary<(int System, string Code), Node> nodes, int system, string code, CodeRule rule, Concept concept, string place)
    {
        var form = Latin1(CodeText.Normalize(code, systems.IsHierarchical(system)));
        if (form.Length is 0 or > CodeText.Longest)
        {
            problems.Add("VOC-018", "This is no code.", place);
            return;
        }

        if (!nodes.TryGetValue((system, form), out var node))
        {
            nodes.Add((system, form), node = new Node());
        }

        node.Display ??= rule.Display;
        node.MappedTo ??= rule.MappedTo;
        if (!(rule.Excluded ? node.Excluded : node.Included).Add(concept.Index))
        {
            problems.Add("VOC-019", $"The code '{code}' is named twice.", place);
            return;
        }

        if (!rule.Excluded)
        {
            var listed = nodes == exact ? exactOf : prefixesOf;
            if (!listed.TryGetValue(concept.Index, out var codes))
            {
                listed.Add(concept.Index, codes = []);
            }

            codes.Add((rule.System, code));
        }
    }

    private ulong[] PrefixMask((int System, string Code) key, int words)
    {
        HashSet<int> included = [];
        HashSet<int> excluded = [];
        for (var length = 1; length <= key.Code.Length; length++)
        {
            if (prefixes.TryGetValue((key.System, key.Code[..length]), out var node))
            {
                included.UnionWith(node.Included);
                excluded.UnionWith(node.Excluded);
            }
        }

        return MaskOf(included.Except(excluded), words);
    }

    private ulong[] ExactMask((int System, string Code) key, int words)
    {
        var node = exact[key];
        HashSet<int> included = [.. node.Included];
        HashSet<int> excluded = [.. node.Excluded];
        for (var length = 1; length <= key.Code.Length; length++)
        {
            if (prefixes.TryGetValue((key.System, key.Code[..length]), out var prefix))
            {
                included.UnionWith(prefix.Included);
                excluded.UnionWith(prefix.Excluded);
            }
        }

        return MaskOf(included.Except(excluded), words);
    }

    private static ulong[] MaskOf(IEnumerable<int> concepts, int words)
    {
        var mask = new ulong[words];
        foreach (var concept in concepts)
        {
            mask[concept >> 6] |= 1UL << (concept & 63);
        }

        return mask;
    }

    private static string Latin1(byte[] code) => System.Text.Encoding.Latin1.GetString(code);

    private static byte[] Bytes(string code) => System.Text.Encoding.Latin1.GetBytes(code);

    private sealed class Node
    {
        public HashSet<int> Included { get; } = [];

        public HashSet<int> Excluded { get; } = [];

        public string? Display { get; set; }

        public string? MappedTo { get; set; }
    }
}
