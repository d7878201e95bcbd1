using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>
/// The formats of primitives, as their definitions give them; the commonest are matched by hand, to the same effect. Regular expressions don't backtrack, so no
/// text takes long. <see href="https://hl7.org/fhir/R4/datatypes.html#primitive"/>
/// </summary>
internal sealed class PrimitiveFormats(FhirDefinitions definitions)
{
    private const int LongestId = 64;
    private const int LongestString = 1024 * 1024;
    private const string Oid = @"urn:oid:[0-2](\.(0|[1-9][0-9]*))+";
    private const string Uuid = "urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private readonly ConcurrentDictionary<string, Regex> expressions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> formats = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a value's text, with how to mend it; null where nothing is.</summary>
    public static string? Fault(Walk walk, string type, string text, string? profiled)
    {
        var own = walk.Invariants.Formats;
        if (text.Length == 0)
        {
            return "The text is empty: leave the element out.";
        }

        return own.OfType(type, text) ?? (profiled is null || own.Matches(profiled, text) ? null : $"The text doesn't have the form its definition asks for: {profiled}");
    }

    private string? OfType(string type, string text) => type switch
    {
        "string" or "markdown" => text.Length > LongestString ? "The text is longer than 1 MB: shorten it."
            : string.IsNullOrWhiteSpace(text) ? "The text is only blanks: leave the element out." : null,
        "code" => IsCode(text) ? null : "A code has no blanks at its ends and single ones inside: mend it.",
        "id" => text.Length <= LongestId && !text.AsSpan().ContainsAnyExcept(IdCharacters) ? null : "An id has 1 to 64 letters, digits, '-' or '.': give it another one.",
        "uri" or "url" or "canonical" => OfUri(text),
        "xhtml" => null,
        "date" or "dateTime" or "instant" => Matches(Format(type), text) && IsOnCalendar(text) ? null : $"It isn't a {type} as FHIR writes it: {Like(type)}.",
        _ => Matches(Format(type), text) ? null : $"It isn't a {type} as FHIR writes it: {Like(type)}.",
    };

    private static System.Buffers.SearchValues<char> IdCharacters { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    private string? OfUri(string text)
    {
        if (text.AsSpan().IndexOfAny(" \t\r\n") >= 0)
        {
            return "A URI has no blanks: take them out, or write them as %20.";
        }

        return text.StartsWith("urn:oid:", StringComparison.Ordinal) && !Matches(Oid, text) ? "It isn't an OID: write it as urn:oid:1.2.3."
            : text.StartsWith("urn:uuid:", StringComparison.Ordinal) && !Matches(Uuid, text) ? "It isn't a UUID: write it as urn:uuid:c757873d-ec9a-4326-a141-556f43239520."
            : null;
    }

    private static bool IsCode(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) && (at == 0 || at == text.Length - 1 || char.IsWhiteSpace(text[at - 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOnCalendar(string text)
        => text.Length < 10 || DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private bool Matches(string expression, string text)
        => expressions.GetOrAdd(expression, static one => new Regex($"^(?:{one})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)).IsMatch(text);

    private string Format(string type) => formats.GetOrAdd(
        type, static (name, all) => all.Type(name)?.Root.Child("value")?.Types.FirstOrDefault()?.Format ?? "[\\s\\S]*", definitions);

    private static string Like(string type) => type switch
    {
        "date" => "2026, 2026-11 or 2026-11-22, a day of the calendar",
        "dateTime" => "2026, 2026-11, 2026-11-22 or 2026-11-22T09:30:00+01:00, with a time zone wherever there is a time",
        "instant" => "2026-11-22T09:30:00.000+01:00, with seconds and a time zone",
        "time" => "09:30:00",
        "decimal" => "1.50, without leading zeros",
        "integer" => "a whole number",
        "positiveInt" => "a whole number from 1",
        "unsignedInt" => "a whole number from 0",
        "oid" => "urn:oid:1.2.3",
        "uuid" => "urn:uuid:c757873d-ec9a-4326-a141-556f43239520, in small letters",
        "base64Binary" => "base64, in groups of four characters",
        _ => "see its definition",
    };
}
