using System.Text.Json;

namespace Prescreen.TestServer.Search;

/// <summary>A token as indexed; an absent system is "".</summary>
internal readonly record struct TokenValue(string System, string Value);

/// <summary>A number with its unit, as indexed; what is absent is "".</summary>
internal readonly record struct NumberValue(double Value, string System, string Code, string Unit);

/// <summary>
/// What an element says to a search, told by its shape: a CodeableConcept has coding, an Identifier has value, a Period has start or end.
/// See http://hl7.org/fhir/R4/search.html#ptypes.
/// </summary>
internal static class ElementValues
{
    private static readonly string[] TextMembers = ["text", "family", "given", "prefix", "suffix", "line", "city", "district", "state", "postalCode", "country"];

    public static IEnumerable<TokenValue> Tokens(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return Scalar(element) is { Length: > 0 } text ? [new TokenValue("", text)] : [];
        }

        if (element.TryGetProperty("coding", out var codings) && codings.ValueKind is JsonValueKind.Array)
        {
            return codings.EnumerateArray().Where(coding => coding.ValueKind is JsonValueKind.Object).Select(coding => new TokenValue(Member(coding, "system"), Member(coding, "code")));
        }

        if (element.TryGetProperty("code", out _))
        {
            return [new TokenValue(Member(element, "system"), Member(element, "code"))];
        }

        // A ContactPoint's system is phone or email, which no search names: its value counts alone.
        var system = Member(element, "system");
        return Member(element, "value") is { Length: > 0 } value ? [new TokenValue(system.Contains(':', StringComparison.Ordinal) ? system : "", value)] : [];
    }

    /// <summary>"Patient/7" or an absolute URL, without a version; null where the element points nowhere by URL.</summary>
    public static string? Reference(JsonElement element)
    {
        var text = element.ValueKind is JsonValueKind.Object ? Member(element, "reference") : element.ValueKind is JsonValueKind.String ? element.GetString()! : "";
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var history = text.IndexOf("/_history/", StringComparison.Ordinal);
        return history < 0 ? text : text[..history];
    }

    public static DateInterval? Date(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
        {
            return DateInterval.Parse(element.GetString()!);
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (element.TryGetProperty("event", out var events) && events.ValueKind is JsonValueKind.Array)
        {
            return events.EnumerateArray().Select(Date).Aggregate((DateInterval?)null, (sum, next) => sum is null ? next : next is null ? sum : sum.Value.Span(next.Value));
        }

        if (element.TryGetProperty("repeat", out var repeat) && repeat.ValueKind is JsonValueKind.Object)
        {
            return repeat.TryGetProperty("boundsPeriod", out var bounds) ? Date(bounds) : null;
        }

        return DateInterval.Between(DateInterval.Parse(Member(element, "start")), DateInterval.Parse(Member(element, "end")));
    }

    public static IEnumerable<string> Texts(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
        {
            return [element.GetString()!];
        }

        return element.ValueKind is JsonValueKind.Object
            ? TextMembers.SelectMany(name => element.TryGetProperty(name, out var member) ? Strings(member) : [])
            : [];
    }

    public static NumberValue? Number(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Number)
        {
            return new NumberValue(element.GetDouble(), "", "", "");
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        // A Range is found by its low end: R4 leaves it open.
        if (element.TryGetProperty("low", out var low))
        {
            return Number(low);
        }

        return element.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.Number
            ? new NumberValue(value.GetDouble(), Member(element, "system"), Member(element, "code") is { Length: > 0 } code ? code : Member(element, "currency"), Member(element, "unit"))
            : null;
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind is JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Strings)
        : element.ValueKind is JsonValueKind.String ? [element.GetString()!] : [];

    // true, false and numbers are tokens as they are written.
    private static string Scalar(JsonElement element)
        => element.ValueKind is JsonValueKind.String ? element.GetString()! : element.ValueKind is JsonValueKind.Array or JsonValueKind.Null ? "" : element.GetRawText();

    private static string Member(JsonElement element, string name)
        => element.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString()! : "";
}
