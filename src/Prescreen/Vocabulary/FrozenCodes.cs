namespace Prescreen.Vocabulary;

/// <summary>The frozen lookup from a system and a code to concepts: exact codes first, then the longest prefix.</summary>
internal sealed class FrozenCodes(CodeSystems systems, CodeTable<CodeEntry> exact, CodeTable<CodeEntry> prefixes)
{
    private static readonly CodeEntry Unknown = new(ConceptSet.Empty, Display: null);

    public required IReadOnlyDictionary<int, List<(string System, string Code)>> ExactOf { get; init; }

    public required IReadOnlyDictionary<int, List<(string System, string Code)>> PrefixesOf { get; init; }

    public CodeEntry Find(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        var id = systems.Find(system);
        if (id < 0)
        {
            return Unknown;
        }

        var hierarchical = systems.IsHierarchical(id);
        Span<byte> form = stackalloc byte[CodeText.Longest];
        var length = CodeText.Normalize(code, hierarchical, form);
        if (length <= 0)
        {
            return Unknown;
        }

        form = form[..length];
        return exact.Find(id, form) ?? (hierarchical ? prefixes.FindLongestPrefix(id, form) : null) ?? Unknown;
    }

    public bool IsStandard(ReadOnlySpan<byte> system) => systems.IsStandard(systems.Find(system));
}
