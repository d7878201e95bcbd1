namespace Prescreen.Units;

/// <summary>The grammar of <see cref="QuantityText"/> over a resolved text, from left to right.</summary>
internal ref struct QuantityReader(string text)
{
    private const int MaxUnitLength = 32;
    private const string UnitSigns = "/^*%.[]{}()'_-°# ";

    private int at;

    internal Result<QuantityInterval> Read()
    {
        var comparator = ComparatorWords.Read(text, out at);
        Blanks();
        if (!Number().TryGet(out var first, out var problem))
        {
            return problem;
        }

        if (Titre(first) is { } dilution)
        {
            return Rest() is null ? ComparatorWords.Interval(comparator, dilution, "1:") : UnitProblems.NotAQuantity;
        }

        if (comparator == Comparator.None && Separator())
        {
            return Second(first, null);
        }

        var unitStart = at;
        var unit = Rest();
        if (comparator == Comparator.None && unit is not null && UnitBeforeSeparator(unitStart) is { } inner)
        {
            return Second(first, inner);
        }

        return unit is null || IsUnit(unitStart, unit) ? ComparatorWords.Interval(comparator, first, unit) : UnitProblems.NotAQuantity;
    }

    private Result<QuantityInterval> Second(decimal first, string? firstUnit)
    {
        Blanks();
        if (!Number().TryGet(out var second, out var problem))
        {
            return problem;
        }

        var start = at;
        var unit = Rest();
        var fits = unit is null ? firstUnit is null : IsUnit(start, unit) && (firstUnit is null || firstUnit == unit);
        return fits && first <= second ? new QuantityInterval(first, true, second, true, unit) : UnitProblems.NotAQuantity;
    }

    // "50% - 55%": the unit stands twice, and both must be the same.
    private string? UnitBeforeSeparator(int start)
    {
        var dash = text.IndexOf('-', start);
        var next = dash < 0 ? "" : text[(dash + 1)..].TrimStart();
        if (next.Length == 0 || !char.IsAsciiDigit(next[0]) || next.Contains('-', StringComparison.Ordinal))
        {
            return null;
        }

        at = dash + 1;
        return text[start..dash].Trim();
    }

    private Result<decimal> Number()
    {
        var start = at;
        if (at < text.Length && text[at] == '-')
        {
            at++;
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ','))
        {
            at++;
        }

        var end = at;
        if (end + 1 < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + (text[end + 1] is '+' or '-' ? 2 : 1);
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                at = ++digits;
            }
        }

        return NumberText.Read(text.AsSpan(start, end - start), text.AsSpan(end, at - end));
    }

    private decimal? Titre(decimal first)
    {
        var start = at;
        if (first != 1m || at + 1 >= text.Length || text[at] != ':')
        {
            return null;
        }

        at++;
        Blanks();
        if (Number().TryGet(out var dilution, out _) && dilution >= 1m && dilution == decimal.Truncate(dilution))
        {
            return dilution;
        }

        at = start;
        return null;
    }

    private bool Separator()
    {
        var start = at;
        Blanks();
        if (at < text.Length && text[at] is '-' or '~')
        {
            at++;
            return true;
        }

        if (at > start && string.Compare(text, at, "to ", 0, 3, StringComparison.OrdinalIgnoreCase) == 0)
        {
            at += 3;
            return true;
        }

        at = start;
        return false;
    }

    private void Blanks()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private string? Rest()
    {
        var rest = text[at..].Trim();
        at = text.Length;
        return rest.Length == 0 ? null : rest;
    }

    // "2/5", "3+" and "5 (H)" aren't quantities; "5 10*3/uL" is one, because of its blank.
    private readonly bool IsUnit(int start, string unit)
    {
        var first = unit[0];
        var begins = char.IsLetter(first) || first is '%' or '[' or '{' or '°' or '#'
            || (first == '/' && unit.Length > 1 && !char.IsAsciiDigit(unit[1]))
            || (first == '*' && unit.AsSpan(1).TrimStart().StartsWith("10"))
            || (text[start] == ' ' && unit.StartsWith("10", StringComparison.Ordinal));
        return begins
            && unit.Length <= MaxUnitLength
            && unit.All(c => char.IsLetterOrDigit(c) || UnitSigns.Contains(c, StringComparison.Ordinal))
            && unit.Any(c => char.IsLetter(c) || c == '%')
            && !unit.Contains("- ", StringComparison.Ordinal)
            && unit.Count(c => c == ' ') <= 3;
    }
}
