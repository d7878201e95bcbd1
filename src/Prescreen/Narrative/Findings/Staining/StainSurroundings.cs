namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Whose tissue a statement is about, which part, and whether it is one of fact.</summary>
internal static class StainSurroundings
{
    /// <summary>control, prior or tumor at some tokens; null where nothing is said.</summary>
    public static string? Scope(StainItems items, int token)
    {
        if (!items.MayHave(StainKind.Scope) && !items.MayHave(StainKind.Tumor) && !items.MayHave(StainKind.Specimen))
        {
            return null;
        }

        var at = items.FirstFrom(token);
        for (var next = at + 1; next < items.Count && !IsNewStatement(items, next); next++)
        {
            if (ScopeOf(items, next) is { } told)
            {
                return told;
            }
        }

        for (var before = Math.Min(at, items.Count - 1); before >= 0; before--)
        {
            if (ScopeOf(items, before) is { } told)
            {
                return told;
            }

            if (items[before].Kind is StainKind.Break && !LeadsToPrior(items, before))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The part's letter at some tokens; null where none is said.</summary>
    public static string? Part(StainItems items, int token)
    {
        if (!items.MayHave(StainKind.Part))
        {
            return null;
        }

        var at = items.FirstFrom(token);
        for (var next = at + 1; next < items.Count && !IsNewStatement(items, next); next++)
        {
            if (items[next].Kind is StainKind.Part)
            {
                return items[next].Value;
            }
        }

        for (var before = Math.Min(at, items.Count - 1); before >= 0; before--)
        {
            if (items[before].Kind is StainKind.Part)
            {
                return items[before].Value;
            }
        }

        return null;
    }

    /// <summary>True where the words are a condition, a criterion or a wish.</summary>
    public static bool IsConditional(StainItems items, int token)
    {
        var isBefore = true;
        for (var at = 0; at < items.Count && items.MayHave(StainKind.Condition); at++)
        {
            ref readonly var item = ref items[at];
            isBefore &= item.First <= token;
            if (item.Kind is StainKind.Condition && item.Entry?["reaches"] is not "lead-in")
            {
                if (item.Entry?["reaches"] is "all" || isBefore)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True where sequencing is spoken of.</summary>
    public static bool IsSequenced(StainItems items) => items.Has(StainKind.Sequencing);

    private static bool IsNewStatement(StainItems items, int at)
        => items[at].Kind is StainKind.Marker or StainKind.Comma or StainKind.And or StainKind.Break or StainKind.Colon || items[at].IsExplicit;

    private static string? ScopeOf(StainItems items, int at)
        => items[at].Kind is StainKind.Scope || (items[at].Kind is StainKind.Tumor && items[at].Value is "tumor") ? items[at].Value
            : items[at].Kind is StainKind.Specimen && HasYear(items, at) ? "prior" : null;

    private static bool LeadsToPrior(StainItems items, int at)
    {
        for (var before = at - 1; before >= 0; before--)
        {
            if (ScopeOf(items, before) is { } told)
            {
                return told == "prior";
            }
        }

        return false;
    }

    private static bool HasYear(StainItems items, int specimen)
    {
        for (var at = Math.Max(0, specimen - 5); at < items.Count && at <= specimen + 5; at++)
        {
            if (items[at] is { Kind: StainKind.Number, Range.Low: >= 1950 and <= 2100 } && Math.Abs(items[at].First - items[specimen].First) <= 8)
            {
                return true;
            }
        }

        return false;
    }
}
