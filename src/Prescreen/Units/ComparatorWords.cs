namespace Prescreen.Units;

/// <summary>How a laboratory writes that a value lies on one side of a number.</summary>
internal static class ComparatorWords
{
    // The longer form before its beginning.
    private static readonly (string Word, Comparator Comparator)[] Words =
    [
        ("less than or equal to", Comparator.AtMost),
        ("greater than or equal to", Comparator.AtLeast),
        ("more than or equal to", Comparator.AtLeast),
        ("no more than", Comparator.AtMost),
        ("not more than", Comparator.AtMost),
        ("no less than", Comparator.AtLeast),
        ("not less than", Comparator.AtLeast),
        ("less than", Comparator.Below),
        ("lower than", Comparator.Below),
        ("greater than", Comparator.Above),
        ("higher than", Comparator.Above),
        ("more than", Comparator.Above),
        ("at most", Comparator.AtMost),
        ("up to", Comparator.AtMost),
        ("at least", Comparator.AtLeast),
        ("below", Comparator.Below),
        ("above", Comparator.Above),
        ("小于等于", Comparator.AtMost),
        ("大于等于", Comparator.AtLeast),
        ("不超过", Comparator.AtMost),
        ("小于", Comparator.Below),
        ("低于", Comparator.Below),
        ("大于", Comparator.Above),
        ("高于", Comparator.Above),
        ("< or =", Comparator.AtMost),
        ("> or =", Comparator.AtLeast),
        ("</=", Comparator.AtMost),
        (">/=", Comparator.AtLeast),
        ("<=", Comparator.AtMost),
        ("=<", Comparator.AtMost),
        (">=", Comparator.AtLeast),
        ("=>", Comparator.AtLeast),
        ("≤", Comparator.AtMost),
        ("≦", Comparator.AtMost),
        ("⩽", Comparator.AtMost),
        ("≥", Comparator.AtLeast),
        ("≧", Comparator.AtLeast),
        ("⩾", Comparator.AtLeast),
        ("<", Comparator.Below),
        (">", Comparator.Above),
    ];

    /// <summary>The comparator a text begins with, and where the rest of it begins.</summary>
    internal static Comparator Read(string text, out int end)
    {
        foreach (var (word, comparator) in Words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                end = word.Length;
                return comparator;
            }
        }

        end = 0;
        return Comparator.None;
    }

    internal static QuantityInterval Interval(Comparator comparator, decimal value, string? unit) => comparator switch
    {
        Comparator.Below => new(null, false, value, false, unit),
        Comparator.AtMost => new(null, false, value, true, unit),
        Comparator.Above => new(value, false, null, false, unit),
        Comparator.AtLeast => new(value, true, null, false, unit),
        Comparator.None or _ => QuantityInterval.Exactly(value, unit),
    };
}
