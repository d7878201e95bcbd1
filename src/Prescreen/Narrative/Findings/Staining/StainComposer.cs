using System.Globalization;
using Prescreen.Facts;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Puts numbers and signs together: "about 30-50 %" to one share, "3+" to a score, "(+/-)" to a result, "ratio of 2.3" to a ratio.</summary>
internal sealed class StainComposer
{
    private readonly StainItems raw = new();
    private StainItems into = new();
    private SentenceReading sentence = null!;

    /// <summary>The items of a sentence, composed.</summary>
    public void Read(SentenceReading reading, StainItems items)
    {
        (sentence, into) = (reading, items);
        into.Clear();
        StainScanner.Scan(reading, raw);
        for (var at = 0; at < raw.Count;)
        {
            at = Next(at);
        }
    }

    // Adds what begins at an item, and gives the item after it.
    private int Next(int at)
    {
        switch (raw[at].Kind)
        {
            case StainKind.Comparator:
                return Compared(at);
            case StainKind.Number:
                return Numeric(at, null);
            case StainKind.Plus or StainKind.PlusMinus:
                return Signed(at);
            case StainKind.Minus:
                return Minus(at);
            case StainKind.HScore or StainKind.Ratio or StainKind.Copies:
                return Measured(at);
            case StainKind.ScoreWord:
                return Scored(at);
            case StainKind.Share:
                return Add(raw[at] with { Range = Plain(raw[at].Value) }, at + 1);
            case StainKind.Unknown:
                return UnknownAt(at);
            case StainKind.Percent or StainKind.Noise or StainKind.Part:
                return at + 1;
            default:
                return Add(raw[at], at + 1);
        }
    }

    private int Add(in StainItem item, int next)
    {
        into.Add(item);
        return next;
    }

    private StainKind KindAt(int at) => at >= 0 && at < raw.Count ? raw[at].Kind : StainKind.Break;

    private bool Touches(int at) => at < raw.Count && raw[at].First < sentence.Tokens.Length && sentence.Tokens[raw[at].First].Gap is Gap.None;

    private int Compared(int at)
    {
        var value = raw[at].Value!;
        var next = at + 1;
        if (KindAt(next) is StainKind.Colon && raw[next].Value == "=")
        {
            (value, next) = (value + "=", next + 1);
        }

        value = value switch { "≥" => ">=", "≤" => "<=", _ => value };
        return KindAt(next) is StainKind.Number ? Numeric(next, value, at) : at + 1;
    }

    // A share, a score, or a plain number that is nothing by itself.
    private int Numeric(int at, string? comparator, int first = -1)
    {
        first = first < 0 ? at : first;
        if (sentence.NumberAt(raw[at].First) is not { } low)
        {
            return at + 1;
        }

        if (ShareAt(at, low, comparator, first) is var share and > 0)
        {
            return share;
        }

        var score = StainScores.At(sentence, raw, into, at, low);
        if (score.Next == 0 && IsLevel(at, first))
        {
            return HasPercentBefore(at)
                ? Add(new StainItem(StainKind.Share, raw[first].First, raw[at].End, Range: Compare(low, comparator)), at + 1)
                : Add(new StainItem(StainKind.Result, raw[first].First, raw[at].End, "not-a-stain"), at + 1);
        }

        return score.Next > 0 ? Add(score.Item, score.Next) : Add(raw[at] with { Range = Compare(low, comparator), First = raw[first].First }, at + 1);
    }

    private int ShareAt(int at, decimal low, string? comparator, int first)
    {
        var next = at + 1;
        var isPercent = KindAt(next) is StainKind.Percent;
        next += isPercent ? 1 : 0;
        next += KindAt(next) is StainKind.Plus && isPercent && Touches(next) ? 1 : 0;
        var high = low;
        if (KindAt(next) is StainKind.To or StainKind.Minus or StainKind.Slash && KindAt(next + 1) is StainKind.Number && KindAt(next + 2) is StainKind.Percent
            && sentence.NumberAt(raw[next + 1].First) is { } second && second > low && (isPercent || raw[next].Kind is not StainKind.Slash))
        {
            (high, next, isPercent) = (second, next + 3, true);
        }

        if (!isPercent || high > 100)
        {
            return FractionAt(at, low);
        }

        if (KindAt(next) is StainKind.Comparator && raw[next].Entry?["after"] is "true")
        {
            (comparator, next) = (raw[next].Value, next + 1);
        }

        var range = high > low ? new NumberRange(low, high) : Compare(low, comparator);
        return Add(new StainItem(StainKind.Share, raw[first].First, raw[next - 1].End, Range: range), next);
    }

    // "Percent of tumor cells with membranous CEA: 12".
    private bool HasPercentBefore(int at) => raw.Find(StainKind.Percent, 0, at) >= 0 || HasPercentColumn(at);

    private bool HasPercentColumn(int before)
    {
        for (var at = 0; at < before; at++)
        {
            if (raw[at] is { Kind: StainKind.Column, Value: "percent" })
            {
                return true;
            }
        }

        return false;
    }

    // "CEA 3.2", "CEA: 45", "CEA was 12": what has no percent sign is a serum level.
    private bool IsLevel(int at, int first)
    {
        var before = first - 1;
        while (KindAt(before) is StainKind.Colon or StainKind.Is or StainKind.For)
        {
            before--;
        }

        return before >= 0 && first - before <= 3 && raw[before] is { Kind: StainKind.Marker, Value: "cea" } && raw[first].First - raw[before].End <= 2
            && KindAt(at + 1) is not (StainKind.Plus or StainKind.Percent or StainKind.Tumor or StainKind.To or StainKind.Minus) && !sentence.IsRow;
    }

    // "2/3 of tumor cells".
    private int FractionAt(int at, decimal low)
    {
        var isFraction = KindAt(at + 1) is StainKind.Slash && KindAt(at + 2) is StainKind.Number && Touches(at + 1) && Touches(at + 2)
            && KindAt(at + 3) is not (StainKind.Slash or StainKind.Close or StainKind.Break or StainKind.Comma);
        var isPart = isFraction && sentence.NumberAt(raw[at + 2].First) is { } whole and >= 2 and <= 10 && low >= 1 && low < whole;
        if (!isPart || !StainScores.IsOfCells(raw, at + 3))
        {
            return 0;
        }

        var percent = Math.Round(100 * low / sentence.NumberAt(raw[at + 2].First)!.Value);
        return Add(new StainItem(StainKind.Share, raw[at].First, raw[at + 2].End, Range: NumberRange.Exactly(percent)), at + 3);
    }

    // "+", "++", "+/-", "±".
    private int Signed(int at)
    {
        var next = at + 1;
        var count = raw[at].Kind is StainKind.Plus ? 1 : 0;
        while (KindAt(next) is StainKind.Plus && Touches(next))
        {
            (count, next) = (count + 1, next + 1);
        }

        var isBoth = count == 0 || (KindAt(next) is StainKind.Slash && Touches(next) && KindAt(next + 1) is StainKind.Minus && Touches(next + 1));
        next += isBoth && count > 0 ? 2 : 0;
        var (first, end) = (raw[at].First, raw[next - 1].End);
        StainSubjects.NameBefore(sentence, into, first);
        return isBoth ? Add(new StainItem(StainKind.Result, first, end, "equivocal"), next)
            : count == 1 ? Add(new StainItem(StainKind.Result, first, end, "positive"), next)
            : Add(new StainItem(StainKind.Score, first, end, $"{Math.Min(count, 3)}+", NumberRange.Exactly(Math.Min(count, 3))), next);
    }

    // A dash is a result only where it stands for itself: "CK7-, CEA (-)", not "CEA - positive" nor "CEA-M".
    private int Minus(int at)
    {
        var (first, next) = (raw[at].First, at + 1);
        var isBoth = KindAt(next) is StainKind.Slash && KindAt(next + 1) is StainKind.Plus && Touches(next) && Touches(next + 1);
        if (isBoth)
        {
            return Add(new StainItem(StainKind.Result, first, raw[next + 1].End, "equivocal"), next + 2);
        }

        var isOpen = KindAt(at - 1) is StainKind.Open or StainKind.Marker or StainKind.Colon or StainKind.Comma || Touches(at);
        var isClosed = KindAt(next) is StainKind.Close or StainKind.Comma or StainKind.Break or StainKind.Slash or StainKind.And
            || (Touches(at) && KindAt(next) is StainKind.Marker && !Touches(next)) || (Touches(at) && KindAt(at - 1) is StainKind.Marker && next < raw.Count && !Touches(next));
        // In a table's cell after a result a dash says "nothing to add".
        var isEmptyCell = sentence.IsRow && !Touches(at) && into.Count > 1 && IsLastTold();
        if (!isOpen || !isClosed || isEmptyCell)
        {
            return next;
        }

        StainSubjects.NameBefore(sentence, into, first);
        return Add(new StainItem(StainKind.Result, first, raw[at].End, "negative"), next);
    }

    // True where a result was told after the last marker.
    private bool IsLastTold()
    {
        for (var at = into.Count - 1; at >= 0; at--)
        {
            if (into[at].IsExplicit || into[at].Kind is StainKind.Marker)
            {
                return into[at].IsExplicit;
            }
        }

        return false;
    }

    // "ratio: 2.3", "HER2/CEP17 ratio of 2.3", "H-score = 180", "9.6 copies per cell".
    private int Measured(int at)
    {
        var (kind, value, first, end) = (raw[at].Kind, raw[at].Value, raw[at].First, raw[at].End);
        var next = at + 1;
        while (next < raw.Count && next - at <= 6 && (raw[next].Kind is StainKind.Unknown or StainKind.Is or StainKind.Colon or StainKind.To or StainKind.For or StainKind.Open or StainKind.Tumor or StainKind.Close
            || (raw[next].Kind is StainKind.Comma && raw[next].First == raw[next].End)
            || (raw[next].Kind == kind && raw[next].Value == value) || (kind is StainKind.Ratio && raw[next].Kind is StainKind.Marker)))
        {
            next++;
        }

        var (comparator, number) = KindAt(next) is StainKind.Comparator ? (StainSigns.Comparator(raw, next), StainSigns.AfterComparator(raw, next)) : (null, next);
        if (KindAt(number) is StainKind.Number && KindAt(number + 1) is not StainKind.Percent && sentence.NumberAt(raw[number].First) is { } told)
        {
            var isRange = KindAt(number + 1) is StainKind.Minus or StainKind.To && KindAt(number + 2) is StainKind.Number;
            var range = isRange && sentence.NumberAt(raw[number + 2].First) is { } high ? new NumberRange(told, high) : Compare(told, comparator);
            return Add(new StainItem(kind, first, raw[isRange ? number + 2 : number].End, value, range, raw[at].Entry), isRange ? number + 3 : number + 1);
        }

        if (kind is StainKind.Copies && into.Count > 0 && into[^1] is { Kind: StainKind.Number } before && first - before.End <= 3)
        {
            into.RemoveAt(into.Count - 1);
            return Add(new StainItem(kind, before.First, end, value, before.Range, raw[at].Entry), at + 1);
        }

        return Add(raw[at] with { Range = null }, at + 1);
    }

    // "score 2", "score: 3+".
    private int Scored(int at)
    {
        var next = at + 1;
        while (KindAt(next) is StainKind.Colon or StainKind.Is or StainKind.For or StainKind.ScoreWord or StainKind.Open)
        {
            next++;
        }

        if (KindAt(next) is StainKind.Number && KindAt(next + 1) is not (StainKind.Percent or StainKind.Plus) && sentence.NumberAt(raw[next].First) is { } number and (0 or 1 or 2 or 3))
        {
            return Add(StainScores.Of(raw[next], number), next + 1);
        }

        return at + 1;
    }

    private int UnknownAt(int at)
    {
        if (PartAt(at) is { } part)
        {
            return Add(new StainItem(StainKind.Part, raw[at].First, raw[at].End, part), at + 1);
        }

        if (KindAt(at + 1) is StainKind.Result && !sentence.Tokens[raw[at].First].IsChinese && StainSubjects.IsName(sentence, raw[at].First))
        {
            into.Add(new StainItem(StainKind.Marker, raw[at].First, raw[at].End, "other"));
        }

        return at + 1;
    }

    // "part A", "block A5", and "A (omentum):" where a statement begins.
    private string? PartAt(int at)
    {
        var token = sentence.Tokens[raw[at].First];
        var letter = token.End - token.Start == 1 ? CharTable.Fold(sentence.Text[token.Start]) : ' ';
        if (letter is < 'a' or > 'z' || !char.IsUpper(sentence.Text[token.Start]))
        {
            return null;
        }

        var isNamed = KindAt(at - 1) is StainKind.Part;
        var isHead = at == 0 || KindAt(at - 1) is StainKind.Break or StainKind.Comma;
        return isNamed || (isHead && KindAt(at + 1) is StainKind.Open or StainKind.Colon) ? char.ToUpperInvariant(letter).ToString() : null;
    }

    private static NumberRange? Plain(string? percent)
        => decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? NumberRange.Exactly(value) : null;

    private static NumberRange Compare(decimal number, string? comparator) => comparator switch
    {
        ">" => new NumberRange(number, null, LowInclusive: false),
        ">=" => new NumberRange(number, null),
        "<" => new NumberRange(null, number, HighInclusive: false),
        "<=" => new NumberRange(null, number),
        _ => NumberRange.Exactly(number),
    };
}
