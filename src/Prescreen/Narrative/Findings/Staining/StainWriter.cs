namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Writes what a phrase says into the frames it is about.</summary>
internal static class StainWriter
{
    /// <summary>Writes a phrase's items; <paramref name="isInherited"/> where it stands before a list.</summary>
    public static void Write(StainItems items, StainPhrase phrase, StainFrame frame, bool isInherited)
    {
        var isReversed = false;
        var isDenial = StainBrackets.DeniesPattern(items, phrase);
        for (var at = phrase.From; at < phrase.To; at++)
        {
            ref readonly var item = ref items[at];
            if (isReversed && item.Kind is StainKind.Negation)
            {
                isReversed = false;
            }
            else if (isDenial && item.IsAttribute)
            {
                frame.DenyPattern();
                frame.Cover(item.First, item.End);
            }
            else if (item.Kind is StainKind.Negation && phrase.Denied(items, at) is >= 0 and var denied)
            {
                Deny(items, phrase, denied, item, frame, isInherited);
                at = Math.Min(denied, phrase.To - 1);
            }
            else if (item.IsAttribute)
            {
                Write(items, phrase, at, frame, isInherited);
            }

            isReversed |= item.Kind is StainKind.Reversal;
        }
    }

    private static void Deny(StainItems items, StainPhrase phrase, int denied, in StainItem negation, StainFrame frame, bool isInherited)
    {
        ref readonly var item = ref items[denied];
        frame.Cover(negation.First, denied < phrase.To ? item.End : negation.End);
        switch (item.Kind)
        {
            case StainKind.Pattern:
                frame.DenyPattern();
                break;
            case StainKind.Result when item.Value is "negative" or "pending" or "not-done":
                break;
            case StainKind.Result when item.Value is "not-a-stain":
                frame.Settle(item.Value, isWeak: false, isInherited, item.First);
                break;
            case StainKind.Marker:
                frame.Negate(true);
                SetResult(frame, "negative", isWeak: false, isInherited, negation);
                break;
            default:
                SetResult(frame, item.Value is "amplified" or "not-amplified" ? "not-amplified" : "negative", isWeak: false, isInherited, negation);
                break;
        }
    }

    // "Serum CEA" and "CEA 3.2 ng/mL" are no stains, but serum spoken of farther off says nothing of this mention.
    private static bool IsFarOff(StainItems items, StainPhrase phrase, in StainItem item, StainFrame frame)
    {
        if (item.Value is not "not-a-stain")
        {
            return false;
        }

        var marker = phrase.To < items.Count && items[phrase.To].Kind is StainKind.Marker && items[phrase.To].End <= frame.MarkerEnd ? items[phrase.To].First : frame.MarkerFirst;
        var distance = item.End <= marker ? marker - item.End : Math.Max(0, item.First - frame.MarkerEnd);
        return distance > (item.Entry?["touches"] is "true" ? 1 : item.End <= marker ? 6 : 14) || frame.HasStaining || frame is { IsExplicit: true, IsInherited: false };
    }

    private static void Write(StainItems items, StainPhrase phrase, int at, StainFrame frame, bool isInherited)
    {
        ref readonly var item = ref items[at];
        if (IsFarOff(items, phrase, item, frame))
        {
            return;
        }

        frame.Cover(item.First, item.End);
        if (item.Entry?["intensity"] is { } intensity)
        {
            AddOnce(frame.Intensities, intensity, ' ');
        }

        if (item.Entry?["pattern"] is { } pattern)
        {
            AddOnce(frame.Patterns, pattern, ' ');
        }

        switch (item.Kind)
        {
            case StainKind.Result:
                SetResult(frame, item.Value!, item.IsWeak, isInherited, item);
                break;
            case StainKind.Score:
                if (frame.Score is null || frame.IsInherited)
                {
                    frame.Settle(item);
                }

                break;
            case StainKind.HScore or StainKind.Ratio or StainKind.Copies:
                frame.Measure(item);
                break;
            case StainKind.Intensity:
                AddOnce(frame.Intensities, item.Value!, '-');
                break;
            case StainKind.Pattern:
                AddOnce(frame.Patterns, item.Value!, ' ');
                break;
            case StainKind.Share when item.Range is { } range:
                frame.Shares.Add(StainLinks.Share(items, phrase, at, range));
                break;
            default:
                break;
        }
    }

    private static void SetResult(StainFrame frame, string result, bool isWeak, bool isInherited, in StainItem item)
    {
        if (frame.IsNegated && result is "positive")
        {
            frame.Cover(item.First, item.End);
            return;
        }

        if (result is "not-a-stain" || frame.Result is "not-a-stain")
        {
            frame.Settle("not-a-stain", isWeak: false, isInherited, item.First);
            return;
        }

        var isBetter = frame.Result is null || (frame.IsWeak && !isWeak) || (frame.IsInherited && !isInherited && !isWeak) || (!isWeak && result is "equivocal" && frame.Result is "positive" or "negative" or "amplified" or "not-amplified");
        if (isBetter)
        {
            frame.Settle(result, isWeak, isInherited, item.First);
        }
    }

    private static void AddOnce(List<string> list, string values, char between)
    {
        if (!values.Contains(between))
        {
            if (!list.Contains(values))
            {
                list.Add(values);
            }

            return;
        }

        foreach (var value in values.Split(between))
        {
            if (!list.Contains(value))
            {
                list.Add(value);
            }
        }
    }
}
