namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Looks along a sentence's items: brackets, phrases, markers ahead.</summary>
internal static class StainBrackets
{
    /// <summary>The bracket that closes the one at an item; for another item the next closing one; -1 where none.</summary>
    public static int Close(StainItems items, int open, int end)
    {
        var depth = 0;
        for (var at = open + 1; at < end; at++)
        {
            if (items[at].Kind is StainKind.Open)
            {
                depth++;
            }
            else if (items[at].Kind is StainKind.Close && depth-- == 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>True where a marker stands between two items.</summary>
    public static bool HasMarker(StainItems items, int from, int to) => NextMarker(items, from, to) >= 0;

    /// <summary>The next marker; -1 where none.</summary>
    public static int NextMarker(StainItems items, int from, int to) => items.Find(StainKind.Marker, from, to);

    /// <summary>The next item that says something of a marker; -1 where none.</summary>
    public static int NextAttribute(StainItems items, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (items[at].IsAttribute)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where a phrase ends: at a separator, unless it only joins words for pattern and intensity, or brackets with such words.</summary>
    public static int PhraseEnd(StainItems items, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            switch (items[at].Kind)
            {
                case StainKind.Marker or StainKind.Open or StainKind.Close or StainKind.Colon:
                    return at;
                case StainKind.Comma or StainKind.And or StainKind.Slash when !IsJoint(items, at, end):
                    return at;
                default:
                    break;
            }
        }

        return end;
    }

    /// <summary>What a phrase says in so many words: positive or negative; null where neither.</summary>
    public static string? SignOf(StainItems items, StainPhrase phrase)
    {
        for (var at = phrase.From; at < phrase.To; at++)
        {
            if (items[at].Kind is StainKind.Negation && phrase.Denied(items, at) is >= 0 and var denied && denied < phrase.To)
            {
                return items[denied].Kind is StainKind.Pattern ? null : "negative";
            }

            if (DeniesPattern(items, phrase))
            {
                return null;
            }

            if (items[at] is { Kind: StainKind.Result, IsWeak: false, Value: "positive" or "negative" } result)
            {
                return result.Value;
            }
        }

        return null;
    }

    /// <summary>True where a pattern, and only that, is called absent: "membrane staining is not seen".</summary>
    public static bool DeniesPattern(StainItems items, StainPhrase phrase)
    {
        var hasPattern = false;
        var isNegative = false;
        for (var at = phrase.From; at < phrase.To; at++)
        {
            hasPattern |= items[at].Kind is StainKind.Pattern && !isNegative;
            isNegative |= items[at] is { Kind: StainKind.Result, Value: "negative" };
            if (items[at] is { Kind: StainKind.Result, IsWeak: false, Value: not "negative" } || items[at].Kind is StainKind.Score or StainKind.Negation)
            {
                return false;
            }
        }

        return hasPattern && isNegative;
    }

    /// <summary>The last markers of a list, from its end back to a comma: "…, CK20 and CDX2".</summary>
    public static List<StainFrame> Joined(StainItems items, List<StainFrame> group, int end)
    {
        var from = group.Count - 1;
        for (var at = end - 1; at >= 0 && from > 0 && items[at].Kind is not StainKind.Comma; at--)
        {
            if (items[at].First < group[from - 1].End && items[at].Kind is StainKind.Marker)
            {
                from--;
            }
        }

        return group.GetRange(from, group.Count - from);
    }

    private static bool IsJoint(StainItems items, int at, int end)
        => at > 0 && at + 1 < end && items[at - 1].Kind is StainKind.Pattern or StainKind.Intensity && items[at + 1].Kind is StainKind.Pattern or StainKind.Intensity;
}
