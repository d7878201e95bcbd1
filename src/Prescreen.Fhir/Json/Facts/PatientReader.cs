using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Patient. https://hl7.org/fhir/R4/patient.html</summary>
internal static class PatientReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        if (context.IsContained)
        {
            return null;
        }

        var head = context.Head(resource, isWithdrawn: false);
        var (isDeceased, deceasedAt) = Deceased(resource, context);
        context.Keep(head.Source.Unversioned, new Demographics
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            BirthDate = context.Date(resource["birthDate"u8], "birthDate"),
            Gender = GenderOf(resource["gender"u8].Code()),
            IsDeceased = isDeceased,
            DeceasedAt = deceasedAt,
            ReplacedBy = ReplacedBy(resource["link"u8], context),
        });
        return head.Source.Unversioned;
    }

    private static Gender GenderOf(ReadOnlySpan<byte> code)
        => code.SequenceEqual("male"u8) ? Gender.Male
        : code.SequenceEqual("female"u8) ? Gender.Female
        : code.SequenceEqual("other"u8) ? Gender.Other
        : Gender.Unknown;

    private static (bool Is, DateInterval? At) Deceased(JsonObject resource, ResourceContext context)
    {
        var time = resource["deceasedDateTime"u8];
        return time.IsAbsent
            ? (resource["deceasedBoolean"u8].IsTrue, null)
            : (true, context.Date(time, "deceasedDateTime"));
    }

    private static string? ReplacedBy(JsonNode links, ResourceContext context)
    {
        foreach (var link in links.Items())
        {
            if (link["type"u8].Code().SequenceEqual("replaced-by"u8))
            {
                return context.Reference(link["other"u8]);
            }
        }

        return null;
    }
}
