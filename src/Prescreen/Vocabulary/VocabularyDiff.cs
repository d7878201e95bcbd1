namespace Prescreen.Vocabulary;

/// <summary>Compares two versions of a folder of value sets, set by set.</summary>
public static class VocabularyDiff
{
    /// <summary>The value sets that differ, by id; or the problem (VOC-0xx) where one of them can't be read.</summary>
    public static Result<IReadOnlyList<ValueSetChange>> Compare(IReadOnlyList<ValueSetSource> before, IReadOnlyList<ValueSetSource> after)
    {
        VocabularyProblems problems = new();
        var old = Read(before, problems);
        var now = Read(after, problems);
        return problems.Any
            ? problems.ToProblem()
            : old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(id => Compare(id, old.GetValueOrDefault(id), now.GetValueOrDefault(id))).OfType<ValueSetChange>().ToList();
    }

    private static ValueSetChange? Compare(string id, ValueSetDefinition? before, ValueSetDefinition? after)
    {
        var old = Codes(before);
        var now = Codes(after);
        var oldWords = Words(before);
        var newWords = Words(after);
        var kind = before is null ? ValueSetChangeKind.Added : after is null ? ValueSetChangeKind.Removed : ValueSetChangeKind.Changed;
        var change = new ValueSetChange(id, kind)
        {
            Added = [.. now.Where(pair => !old.ContainsKey(pair.Key)).Select(Told)],
            Removed = [.. old.Where(pair => !now.ContainsKey(pair.Key)).Select(Told)],
            Renamed = [.. now.Where(pair => old.TryGetValue(pair.Key, out var display) && display != pair.Value).Select(pair => (Told(pair), old[pair.Key]))],
            AddedWords = [.. newWords.Except(oldWords, StringComparer.Ordinal)],
            RemovedWords = [.. oldWords.Except(newWords, StringComparer.Ordinal)],
        };
        var isSame = kind is ValueSetChangeKind.Changed && change.Added.IsEmpty && change.Removed.IsEmpty && change.Renamed.IsEmpty
            && change.AddedWords.IsEmpty && change.RemovedWords.IsEmpty;
        return isSame ? null : change;
    }

    private static Dictionary<string, ValueSetDefinition> Read(IReadOnlyList<ValueSetSource> sources, VocabularyProblems problems)
    {
        Dictionary<string, ValueSetDefinition> sets = new(StringComparer.Ordinal);
        foreach (var definition in sources.Select(source => new ValueSetReader(source, problems).Read()).OfType<ValueSetDefinition>())
        {
            if (!sets.TryAdd(definition.Id, definition))
            {
                problems.Add("VOC-028", $"The id '{definition.Id}' is that of {sets[definition.Id].File} too: which is compared isn't clear.", definition.File);
            }
        }

        return sets;
    }

    private static SortedDictionary<(string System, string Code), string?> Codes(ValueSetDefinition? definition)
    {
        SortedDictionary<(string System, string Code), string?> codes = [];
        foreach (var rule in definition?.Codes ?? [])
        {
            codes.TryAdd((rule.System, $"{(rule.Excluded ? "-" : "")}{rule.Code}{(rule.Descendants ? "*" : "")}"), rule.Display);
        }

        return codes;
    }

    private static List<string> Words(ValueSetDefinition? definition) => [.. (definition?.Texts ?? []).Select(rule => rule.Vetoes ? $"-{rule.Text}" : rule.Text)];

    private static ChangedCode Told(KeyValuePair<(string System, string Code), string?> pair) => new(pair.Key.System, pair.Key.Code, pair.Value);
}
