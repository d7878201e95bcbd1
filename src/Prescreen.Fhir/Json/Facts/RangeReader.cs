using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Reference ranges of a result. https://hl7.org/fhir/R4/observation-definitions.html#Observation.referenceRange</summary>
internal static class RangeReader
{
    private const decimal DaysInYear = 365.25m;

    public static IReadOnlyList<ReferenceRange> Read(JsonNode node, ResourceContext context)
    {
        if (node.IsAbsent)
        {
            return [];
        }

        List<ReferenceRange>? ranges = null;
        foreach (var item in node.Items())
        {
            if (item.IsObject)
            {
                (ranges ??= new List<ReferenceRange>(1)).Add(One(item.Object(), context));
            }
        }

        return ranges is null ? [] : ranges;
    }

    private static ReferenceRange One(JsonObject range, ResourceContext context)
    {
        var low = Limit(range["low"u8], "referenceRange.low.value", context);
        var high = Limit(range["high"u8], "referenceRange.high.value", context);
        var limit = high is null ? range["low"u8].Object() : range["high"u8].Object();
        var unit = QuantityReader.UnitOf(limit, context);
        var (gender, isOther) = AppliesTo(range["appliesTo"u8], context);
        return new ReferenceRange
        {
            Low = low,
            High = high,
            UnitCode = unit.Code,
            IsUcum = unit.IsUcum,
            UnitText = unit.Text,
            Text = context.Coded.Text(range["text"u8]),
            IsNormal = IsNormal(range["type"u8]),
            AppliesTo = gender,
            AppliesToOther = isOther,
            AgeFrom = Years(range["age"u8]["low"u8]),
            AgeTo = Years(range["age"u8]["high"u8]),
        };
    }

    private static decimal? Limit(JsonNode limit, string path, ResourceContext context)
    {
        var number = limit["value"u8];
        if (number.IsAbsent)
        {
            return null;
        }

        if (NumberReader.TryRead(number, out var value))
        {
            return value;
        }

        context.Report(FactProblems.Number(), path);
        return null;
    }

    private static bool IsNormal(JsonNode type)
    {
        if (type.IsAbsent)
        {
            return true;
        }

        foreach (var coding in type["coding"u8].Items())
        {
            return coding["code"u8].Code().SequenceEqual("normal"u8);
        }

        var text = type["text"u8].Code();
        return text.IsEmpty || text.StartsWith("normal"u8) || text.StartsWith("reference"u8);
    }

    private static (Gender Gender, bool IsOther) AppliesTo(JsonNode node, ResourceContext context)
    {
        var gender = Gender.Unknown;
        var isOther = false;
        foreach (var item in node.Items())
        {
            var element = context.Coded.Read(item);
            var named = Named(element.Code) is var byCode and not Gender.Unknown ? byCode : Named(element.Label);
            isOther |= named is Gender.Unknown && element.Label is not null;
            gender = named is Gender.Unknown ? gender : named;
        }

        return (gender, isOther);
    }

    private static Gender Named(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "m" or "male" or "males" or "man" or "men" or "248153007" or "male (finding)" or "adult male" or "男" => Gender.Male,
        "f" or "female" or "females" or "woman" or "women" or "248152002" or "female (finding)" or "adult female" or "女" => Gender.Female,
        _ => Gender.Unknown,
    };

    private static decimal? Years(JsonNode age)
    {
        if (!NumberReader.TryRead(age["value"u8], out var value) || value is < 0 or > 100_000)
        {
            return null;
        }

        var unit = age["code"u8].Code();
        unit = unit.IsEmpty ? age["unit"u8].Code() : unit;
        return unit.IsEmpty || unit[0] is (byte)'a' or (byte)'y' ? value
            : unit.StartsWith("mo"u8) ? value / 12
            : unit[0] is (byte)'w' ? value * 7 / DaysInYear
            : unit[0] is (byte)'d' ? value / DaysInYear
            : null;
    }
}
