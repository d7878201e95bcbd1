using System.Text;
using Prescreen.Facts;
using Prescreen.Units;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Quantity, Range and Ratio as intervals of decimals. https://hl7.org/fhir/R4/datatypes.html#Quantity</summary>
internal static class QuantityReader
{
    private static ReadOnlySpan<byte> Ucum => "http://unitsofmeasure.org"u8;

    public static ResultValue Quantity(JsonNode node, string path, ResourceContext context)
    {
        if (!node.IsObject)
        {
            context.Report(FactProblems.NotAnElement(), path);
            return Unread(node, context);
        }

        var quantity = node.Object();
        var number = quantity["value"u8];
        if (number.IsAbsent)
        {
            return ResultValue.None;
        }

        if (!NumberReader.TryRead(number, out var value))
        {
            context.Report(FactProblems.Number(), $"{path}.value");
            return Unread(number, context);
        }

        var comparator = quantity["comparator"u8];
        var bound = Encoding.UTF8.GetString(JsonText.Trim(comparator.Utf8()));
        if (!comparator.IsAbsent && bound is not ("<" or "<=" or ">" or ">=" or "" or "="))
        {
            context.Report(FactProblems.Comparator(), $"{path}.comparator");
            return Unread(number, context);
        }

        var unit = UnitOf(quantity, context);
        return new ResultValue
        {
            Kind = ValueKind.Quantity,
            Low = bound.StartsWith('<') ? null : value,
            High = bound.StartsWith('>') ? null : value,
            LowInclusive = bound is not ">",
            HighInclusive = bound is not "<",
            UnitCode = unit.Code,
            IsUcum = unit.IsUcum,
            UnitText = unit.Text,
            Mapping = unit.Mapping,
        };
    }

    /// <summary>
    /// The unit of a Quantity as sent, or as the site's map has it where the string that was sent is in it. A UCUM code that the record itself gives is not mapped.
    /// </summary>
    public static (string? Code, bool IsUcum, string? Text, string? Mapping) UnitOf(JsonObject quantity, ResourceContext context)
    {
        var (code, isUcum, text) = (context.Coded.Text(quantity["code"u8]), IsUcum(quantity), context.Coded.Text(quantity["unit"u8]));
        var own = isUcum && code is not null ? null : text ?? code;
        return context.Coded.UnitOf(own) is { } mapped ? (mapped, true, own, CodedElements.Mapping(own, mapped)) : (code, isUcum, text, null);
    }

    public static ResultValue Range(JsonNode node, string path, ResourceContext context)
    {
        var range = node.Object();
        var low = range["low"u8];
        var high = range["high"u8];
        if ((low.IsAbsent || !NumberReader.TryRead(low["value"u8], out _)) && (high.IsAbsent || !NumberReader.TryRead(high["value"u8], out _)))
        {
            context.Report(FactProblems.Number(), path);
            return Unread(node, context);
        }

        var from = low.IsAbsent ? null : Quantity(low, $"{path}.low", context);
        var to = high.IsAbsent ? null : Quantity(high, $"{path}.high", context);
        var isMixed = from?.UnitCode is { } one && to?.UnitCode is { } other && one != other;
        if (isMixed || from is { Kind: ValueKind.Text } || to is { Kind: ValueKind.Text })
        {
            return Unread(node, context);
        }

        var unit = from?.UnitCode is null && from?.UnitText is null ? to : from;
        return new ResultValue
        {
            Kind = ValueKind.Quantity,
            Low = from?.Low,
            High = to?.High,
            UnitCode = unit?.UnitCode,
            IsUcum = unit?.IsUcum ?? false,
            UnitText = unit?.UnitText,
            Mapping = unit?.Mapping,
        };
    }

    /// <summary>A text that is a plain number with a unit ("15.0 gm/L") as a quantity (clinical.md §2.4); null where it is other words.</summary>
    public static ResultValue? OfText(string text, ResourceContext context)
    {
        if (!QuantityText.Parse(text).TryGet(out var read, out _))
        {
            return null;
        }

        var mapped = context.Coded.UnitOf(read.UnitText);
        return new ResultValue
        {
            Kind = ValueKind.Quantity,
            Low = read.Low,
            High = read.High,
            LowInclusive = read.LowInclusive,
            HighInclusive = read.HighInclusive,
            UnitCode = mapped,
            IsUcum = mapped is not null,
            UnitText = read.UnitText,
            Mapping = mapped is null ? null : CodedElements.Mapping(read.UnitText, mapped),
            Text = text,
        };
    }

    /// <summary>The quotient; a titre (1 to 8) is read as its text "1:8" would be.</summary>
    public static ResultValue Ratio(JsonNode node, string path, ResourceContext context)
    {
        var ratio = node.Object();
        var above = Quantity(ratio["numerator"u8], $"{path}.numerator", context);
        var below = Quantity(ratio["denominator"u8], $"{path}.denominator", context);
        if (above.Kind is not ValueKind.Quantity || !below.IsExact || below.Low is null or 0 || !TryDivide(above, below.Low.Value, out var low, out var high))
        {
            return Unread(node, context);
        }

        if (above is { IsExact: true, Low: 1, UnitCode: null, UnitText: null } && below is { UnitCode: null, UnitText: null }
            && OfText($"1:{below.Shown}", context) is { } titre)
        {
            return titre;
        }

        var isOneUnit = below.UnitCode is null || above.UnitCode == below.UnitCode;
        return new ResultValue
        {
            Kind = ValueKind.Quantity,
            Low = low,
            High = high,
            LowInclusive = above.LowInclusive,
            HighInclusive = above.HighInclusive,
            UnitCode = isOneUnit ? (below.UnitCode is null ? above.UnitCode : null) : $"{above.UnitCode}/{below.UnitCode}",
            UnitText = isOneUnit ? (below.UnitCode is null ? above.UnitText : null) : $"{above.UnitText}/{below.UnitText}",
            IsUcum = above.IsUcum && (below.IsUcum || below.UnitCode is null),
            Text = $"{above.Shown}:{below.Shown}",
            Mapping = above.Mapping ?? below.Mapping,
        };
    }

    private static bool IsUcum(JsonObject quantity) => JsonText.Trim(quantity["system"u8].Utf8()).SequenceEqual(Ucum);

    /// <summary>A value that is there but can't be read: words, so that it decides nothing and a person looks.</summary>
    public static ResultValue Unread(JsonNode node, ResourceContext context) => new()
    {
        Kind = ValueKind.Text,
        Text = node.Raw.Length <= 64 && !node.IsObject ? context.Coded.Text(node.IsString ? node.Utf8() : node.Raw) : "unreadable value",
    };

    private static bool TryDivide(ResultValue above, decimal below, out decimal? low, out decimal? high)
    {
        low = high = null;
        if (below < 0 || Math.Abs(below) < 0.000_001m || Math.Abs(above.Low ?? 0) > 1e18m || Math.Abs(above.High ?? 0) > 1e18m)
        {
            return false;
        }

        low = above.Low / below;
        high = above.High / below;
        return true;
    }
}
