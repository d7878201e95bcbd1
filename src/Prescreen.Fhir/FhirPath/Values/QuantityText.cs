using System.Buffers;
using System.Globalization;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Quantities written as text: "4 days", "10 'mg[Hg]'", "1.5". https://hl7.org/fhirpath/N1/#toquantityunit-string-quantity</summary>
internal static class QuantityText
{
    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("+-.0123456789");

    /// <summary>The quantity, in a unit where one is asked for; null where the value isn't one or doesn't convert.</summary>
    internal static FhirPathQuantity? Read(FhirPathValue value, string? unit)
    {
        var quantity = value switch
        {
            FhirPathBoolean boolean => new FhirPathQuantity(boolean.IsTrue ? 1.0m : 0.0m, "1", QuantityScale.Ucum),
            FhirPathString text => Parse(text.Text),
            _ => Numbers.AsQuantity(value),
        };
        if (unit is null || quantity is null)
        {
            return quantity;
        }

        var like = CalendarUnits.Find(unit) is { } calendar
            ? new FhirPathQuantity(0, calendar, QuantityScale.Calendar)
            : new FhirPathQuantity(0, unit.Trim('\''), QuantityScale.Ucum);
        return QuantityOrder.InUnitOf(like, quantity) is { } number ? new FhirPathQuantity(number, like.Unit, like.Scale) : null;
    }

    private static FhirPathQuantity? Parse(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(NumberMarks);
        var digits = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        if (digits is [.., '.'] or ['.', ..] or ['+' or '-', '.', ..]
            || !decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unit = end < 0 ? "" : text[end..].TrimStart();
        return unit switch
        {
            "" => end < 0 ? new FhirPathQuantity(number, "1", QuantityScale.Ucum) : null,
            ['\'', .. { Length: > 0 } code, '\''] when !code.Contains('\'', StringComparison.Ordinal) => new FhirPathQuantity(number, code, QuantityScale.Ucum),
            _ => CalendarUnits.Find(unit) is { } calendar ? new FhirPathQuantity(number, calendar, QuantityScale.Calendar) : null,
        };
    }
}
