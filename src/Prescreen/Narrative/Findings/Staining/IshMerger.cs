namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Makes one marker of a gene and its in-situ hybridisation: "HER2 FISH", "FISH for HER2", "HER2 gene amplification by FISH".</summary>
internal static class IshMerger
{
    private const int Farthest = 6;

    /// <summary>Merges them in place, and gives a ratio that names the gene a marker of its own where no other is there.</summary>
    public static void Merge(StainItems items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            // A gene may stand on both sides: "HER2 FISH: HER2 is amplified".
            while (items[at] is { Kind: StainKind.Marker, Value: "ish" } && Partner(items, at) is >= 0 and var partner)
            {
                var (first, second) = (Math.Min(at, partner), Math.Max(at, partner));
                var value = items[partner].Value == "her2" ? "ish" : "other";
                var isTouching = StainBrackets.NextAttribute(items, first + 1, second) < 0;
                items.Replace(first, items[first] with { Value = value, End = isTouching ? items[second].End : items[first].End });
                items.RemoveAt(second);
                at = first;
            }
        }

        if (!StainBrackets.HasMarker(items, 0, items.Count) && NamedRatio(items) is >= 0 and var ratio)
        {
            items.Insert(ratio, new StainItem(StainKind.Marker, items[ratio].First, items[ratio].First + 1, "ish"));
        }
    }

    private static int NamedRatio(StainItems items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Kind is StainKind.Ratio or StainKind.Copies && items[at].Range is not null && items[at].Entry?["names"] is "her2")
            {
                return at;
            }
        }

        return -1;
    }

    private static int Partner(StainItems items, int ish)
    {
        for (var at = ish - 1; at >= 0 && items[ish].First - items[at].End <= Farthest && IsPassable(items[at]); at--)
        {
            if (items[at].Kind is StainKind.Marker)
            {
                return at;
            }
        }

        for (var at = ish + 1; at < items.Count && items[at].First - items[ish].End <= Farthest && IsPassable(items[at]); at++)
        {
            if (items[at].Kind is StainKind.Marker)
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsPassable(in StainItem item)
        => item.Kind is StainKind.Marker or StainKind.For or StainKind.Colon or StainKind.Open or StainKind.Close or StainKind.Staining or StainKind.Slash or StainKind.Is or StainKind.Minus or StainKind.Tumor
            || item is { Kind: StainKind.Result, Value: "amplified" or "not-amplified" };
}
