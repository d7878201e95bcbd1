namespace Prescreen.Units;

/// <summary>
/// Reads a result or a reference range that was sent as text, where it is a plain number with a unit: "15.0 gm/L", "&lt;0.20 ng/mL", "50-55 %",
/// "greater than 1.8", "1:8". Everything else is refused, and so is what can be read two ways ("1,234").
/// </summary>
public static class QuantityText
{
    // A result in words may be long; a quantity isn't.
    private const int MaxLength = 80;

    private static readonly string[] RangeWords = ["normal range", "reference range", "ref range", "ref. range", "normal", "reference", "参考范围", "参考值"];

    /// <summary>The values a <c>valueString</c> allows, or UNIT-020 (not a plain quantity), or UNIT-021 (an ambiguous comma).</summary>
    public static Result<QuantityInterval> Parse(string text)
        => text.Length > MaxLength ? UnitProblems.NotAQuantity : new QuantityReader(UnitSpelling.Resolve(text).Trim()).Read();

    /// <summary>
    /// The values a <c>referenceRange.text</c> calls normal ("0-40 U/L", "&lt;1.2", "Up to 40", "(3.5 - 5.1)"), or UNIT-022 (not a plain range;
    /// one number alone isn't one), or UNIT-021.
    /// </summary>
    public static Result<QuantityInterval> ParseRange(string text)
    {
        if (text.Length > MaxLength)
        {
            return UnitProblems.NotARange;
        }

        var range = Unbracketed(WithoutLabel(UnitSpelling.Resolve(text).Trim()));
        return !new QuantityReader(range).Read().TryGet(out var interval, out var problem)
            ? problem == UnitProblems.AmbiguousComma ? problem : UnitProblems.NotARange
            : interval.IsExact ? UnitProblems.NotARange : interval;
    }

    private static string WithoutLabel(string text)
    {
        var label = Array.Find(RangeWords, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return label is null ? text : text[label.Length..].TrimStart(' ', ':');
    }

    private static string Unbracketed(string text)
        => text.Length > 1 && (text[0], text[^1]) is ('(', ')') or ('[', ']') ? text[1..^1].Trim() : text;
}
