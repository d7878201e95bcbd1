namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Comparators of one or two signs.</summary>
internal static class StainSigns
{
    /// <summary>The comparator at an item.</summary>
    public static string Comparator(StainItems items, int at)
    {
        var value = items[at].Value switch { "≥" => ">=", "≤" => "<=", var other => other! };
        return IsTwo(items, at) ? value + "=" : value;
    }

    /// <summary>The item after it.</summary>
    public static int AfterComparator(StainItems items, int at) => IsTwo(items, at) ? at + 2 : at + 1;

    private static bool IsTwo(StainItems items, int at) => at + 1 < items.Count && items[at + 1] is { Kind: StainKind.Colon, Value: "=" };
}
