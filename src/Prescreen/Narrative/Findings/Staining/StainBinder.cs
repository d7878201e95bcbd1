namespace Prescreen.Narrative.Findings.Staining;

/// <summary>
/// Binds what is said to the markers it is said of. A statement is cut at semicolons and the like; in it, words before the first marker belong to the markers
/// after them, words after markers to those, unless "for" or a colon leads to a list, or a new phrase stands right before a marker.
/// </summary>
internal sealed class StainBinder
{
    private readonly List<StainFrame> frames = [];
    private readonly List<StainFrame> group = [];
    private readonly List<StainPhrase> ahead = [];
    private List<StainFrame> targets = [];
    private StainItems items = new();
    private bool isGroupClosed;
    private int segmentEnd;
    private int told;

    /// <summary>The frames of the sentence, in order.</summary>
    public List<StainFrame> Frames => frames;

    /// <summary>What was spoken of last: where the next sentence names no marker, it goes on about these.</summary>
    public List<StainFrame> Last { get; private set; } = [];

    /// <summary>Binds a sentence's items.</summary>
    public void Bind(StainItems all)
    {
        items = all;
        frames.Clear();
        targets = [];
        for (var from = 0; from < items.Count;)
        {
            segmentEnd = EndOf(from);
            Segment(from);
            from = segmentEnd + 1;
        }

        Last = group.Count > 0 ? [.. group] : targets;
    }

    /// <summary>Writes a sentence without markers into a frame it goes on about.</summary>
    public static void Continue(StainItems all, StainFrame frame) => StainWriter.Write(all, new StainPhrase(0, all.Count), frame, isInherited: false);

    private int EndOf(int from)
    {
        var depth = 0;
        for (var at = from; at < items.Count; at++)
        {
            depth += items[at].Kind is StainKind.Open ? 1 : items[at].Kind is StainKind.Close && depth > 0 ? -1 : 0;
            if (items[at].Kind is StainKind.Break && (depth == 0 || StainBrackets.Close(items, at, items.Count) < 0))
            {
                return at;
            }
        }

        return items.Count;
    }

    private void Segment(int from)
    {
        ahead.Clear();
        var carried = group.Count > 0 ? [.. group] : targets;
        group.Clear();
        targets = StainBrackets.HasMarker(items, from, segmentEnd) ? [] : carried;
        isGroupClosed = false;
        told = items.Find(StainKind.Respectively, from, segmentEnd) < 0 ? -1 : 0;
        for (var at = from; at < segmentEnd;)
        {
            at = Next(from, at);
        }

        if (group.Count == 0 && targets.Count == 0)
        {
            targets = carried;
        }
    }

    private int Next(int from, int at)
    {
        switch (items[at].Kind)
        {
            case StainKind.Marker:
                Marker(at);
                return at + 1;
            case StainKind.Open when StainBrackets.Close(items, at, segmentEnd) is > 0 and var close && !StainBrackets.HasMarker(items, at, close):
                Bracket(at, close);
                return close + 1;
            case StainKind.Comma:
                if (items.MayHave(StainKind.Negation))
                {
                    group.ForEach(static frame => frame.Negate(false));
                }

                return at + 1;
            case StainKind.And or StainKind.Slash or StainKind.Open or StainKind.Close or StainKind.Colon:
                return at + 1;
            default:
                var phrase = new StainPhrase(at, StainBrackets.PhraseEnd(items, at, segmentEnd));
                if (phrase.IsTelling(items))
                {
                    Phrase(from, phrase);
                }

                return phrase.To;
        }
    }

    private void Marker(int at)
    {
        if (isGroupClosed || group.Count == 0)
        {
            group.Clear();
            isGroupClosed = false;
            targets = [];
        }

        StainFrame frame = new(items[at].Value!, items[at].First, items[at].End);
        frames.Add(frame);
        group.Add(frame);
        foreach (var phrase in ahead)
        {
            StainWriter.Write(items, phrase, frame, isInherited: true);
        }
    }

    // "CEA (membranous, 40%)" is about this marker only, but "CK20, CDX2 (+)" about both.
    private void Bracket(int open, int close)
    {
        StainPhrase phrase = new(open + 1, close);
        if (!phrase.IsTelling(items))
        {
            return;
        }

        if (group.Count == 0 && targets.Count == 0)
        {
            ahead.Add(phrase);
            return;
        }

        var isDirect = group.Count > 0 && (targets.Count == 0 || !isGroupClosed);
        List<StainFrame> about = !isDirect ? targets : phrase.HasResult(items, explicitOnly: false) ? Untold() : [group[^1]];
        WriteAll(phrase, about);
    }

    private void Phrase(int from, StainPhrase phrase)
    {
        if (IsAhead(from, phrase))
        {
            if (group.Count > 0)
            {
                ahead.Clear();
                isGroupClosed = true;
            }

            ahead.Add(phrase);
            return;
        }

        ahead.Clear();
        if (group.Count == 0)
        {
            WriteAll(phrase, targets);
            return;
        }

        // "CEA and HER2 are positive and negative, respectively."
        if (told >= 0 && told < group.Count && group.Count > 1 && phrase.HasResult(items, explicitOnly: true))
        {
            WriteAll(phrase, [group[told++]]);
            isGroupClosed = true;
            return;
        }

        WriteAll(phrase, targets.Count > 0 && isGroupClosed ? targets : About(phrase));
        isGroupClosed = true;
    }

    private void WriteAll(StainPhrase phrase, List<StainFrame> about)
    {
        var sign = StainBrackets.SignOf(items, phrase);
        if (sign is not null && about.Count > 0 && AreOpposite(about, sign))
        {
            about = Again(about, items[phrase.From]);
            frames.AddRange(about);
        }

        foreach (var frame in about)
        {
            StainWriter.Write(items, phrase, frame, isInherited: false);
        }

        targets = about;
    }

    private static bool AreOpposite(List<StainFrame> about, string sign)
    {
        foreach (var frame in about)
        {
            if (frame is not { IsInherited: false, IsWeak: false, IsNegated: false, Result: "positive" or "negative" } || frame.Result == sign)
            {
                return false;
            }
        }

        return true;
    }

    private static List<StainFrame> Again(List<StainFrame> about, StainItem at) => about.ConvertAll(frame => new StainFrame(frame.Kind, at.First, at.End));

    private bool IsAhead(int from, StainPhrase phrase)
    {
        var next = StainBrackets.NextMarker(items, phrase.To, segmentEnd);
        if (next < 0 || group.Count == 0)
        {
            return next >= 0;
        }

        var isApart = phrase.From == from || items[phrase.From - 1].Kind is StainKind.Comma or StainKind.And or StainKind.Slash or StainKind.Break;
        var isDirect = items[phrase.To].Kind is StainKind.Marker;
        if (isDirect && items[phrase.To - 1].Kind is StainKind.For)
        {
            return true;
        }

        var isList = !isDirect && next == phrase.To + 1 && items[phrase.To].Kind is StainKind.Colon or StainKind.Open;
        var isTold = group.TrueForAll(frame => frame.IsExplicit) && phrase.HasResult(items, explicitOnly: true);
        return (isDirect || isList) && (isApart || isTold);
    }

    // The markers a phrase after them is about: those of the list that nothing was said of yet.
    private List<StainFrame> About(StainPhrase phrase)
    {
        var nearest = group[^1];
        if (nearest.IsInherited && phrase.HasResult(items, explicitOnly: true) && StainBrackets.SignOf(items, phrase) != nearest.Result)
        {
            return StainBrackets.Joined(items, group, phrase.From);
        }

        return phrase.HasResult(items, explicitOnly: false) || phrase.IsProse(items) ? Untold() : [nearest];
    }

    private List<StainFrame> Untold()
    {
        var from = group.Count - 1;
        while (from > 0 && !group[from - 1].IsTold)
        {
            from--;
        }

        return group.GetRange(from, group.Count - from);
    }
}
