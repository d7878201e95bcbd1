using System.Globalization;
using System.Text;
using System.Text.Json;
using Prescreen.Facts;
using Prescreen.Json;

namespace Prescreen.Worklist.Subjects;

/// <summary>Reads a Patient as far as a person's eyes need it. Nothing in it is believed to be of the right shape. <see href="https://hl7.org/fhir/R4/patient.html"/></summary>
internal static class PatientNameReader
{
    private const int LongestText = 120;

    // Persian and Indic names are spelled with these.
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The patient; null where it is no Patient with an id.</summary>
    public static PatientName? Read(ReadOnlyMemory<byte> resource)
    {
        try
        {
            using var document = JsonDocument.Parse(resource);
            var patient = document.RootElement;
            return Text(patient, "resourceType") is "Patient" && Text(patient, "id") is { } id
                ? new PatientName
                {
                    Patient = $"Patient/{id}",
                    IsKnown = true,
                    Name = NameOf(patient),
                    BirthDate = BirthOf(patient),
                    Gender = GenderOf(patient),
                    RecordNumber = NumberOf(patient),
                }
                : null;
        }
        catch (JsonException)
        {
            // Then the reference stands alone.
            return null;
        }
    }

    private static string? NameOf(JsonElement patient)
    {
        var names = patient.Items("name").Where(name => Text(name, "use") is not ("old" or "maiden" or "anonymous")).ToList();
        return names.OrderBy(name => Text(name, "use") switch { "official" => 0, "usual" => 1, _ => 2 }).Select(Whole).FirstOrDefault(name => name is not null);
    }

    private static string? Whole(JsonElement name)
    {
        var family = Text(name, "family");
        var given = name.Items("given").Select(Text).OfType<string>().ToList();
        if (family is null && given.Count == 0)
        {
            return Text(name, "text");
        }

        // Chinese, Japanese and Korean names: family first, without a space.
        return family is not null && family.All(letter => letter >= '\u3400')
            ? Tidy(family + string.Concat(given))
            : Tidy(string.Join(' ', [.. given, family]));
    }

    private static string? BirthOf(JsonElement patient)
        => Text(patient, "birthDate") is { } date && DateOnly.TryParseExact(date, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? date : null;

    private static Gender GenderOf(JsonElement patient) => Text(patient, "gender") switch
    {
        "male" => Gender.Male,
        "female" => Gender.Female,
        "other" => Gender.Other,
        _ => Gender.Unknown,
    };

    private static string? NumberOf(JsonElement patient)
    {
        var identifiers = patient.Items("identifier").Where(one => Text(one, "use") is not "old" && Text(one, "value") is not null).ToList();
        var number = identifiers.FindIndex(one => one.Member("type").Items("coding").Any(coding => Text(coding, "code") is "MR"));
        return identifiers.Count == 0 ? null : Text(identifiers[Math.Max(number, 0)], "value");
    }

    private static string? Text(JsonElement element, string name) => Text(element.Member(name));

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? Tidy(value.GetString()) : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: no text at all.
            return null;
        }
    }

    // One line, of bounded length, without what turns or hides the text around it.
    private static string? Tidy(string? text)
    {
        var tidy = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control)
            {
                tidy.Append(tidy.Length > 0 && tidy[^1] != ' ' ? " " : "");
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate) || rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner)
            {
                tidy.Append(rune.ToString());
            }

            if (tidy.Length >= LongestText)
            {
                tidy.Append('…');
                break;
            }
        }

        return tidy.ToString().Trim() is { Length: > 0 } shown ? shown : null;
    }
}
