using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Elements that many resources have. https://hl7.org/fhir/R4/datatypes.html</summary>
internal static class ElementReader
{
    public static IReadOnlyList<string> Identifiers(JsonNode node, ResourceContext context)
    {
        if (node.IsAbsent)
        {
            return [];
        }

        List<string>? read = null;
        foreach (var item in node.Items())
        {
            if (Identifier(item, context) is { } identifier)
            {
                (read ??= new List<string>(1)).Add(identifier);
            }
        }

        return read is null ? [] : read;
    }

    /// <summary>"system|value"; null without a value.</summary>
    public static string? Identifier(JsonNode node, ResourceContext context)
        => node["value"u8].Text() is { } value ? $"{context.Coded.Text(node["system"u8])}|{value}" : null;

    /// <summary>The code of a status: a code, or the first coding or the text of a CodeableConcept, as older servers mix them.</summary>
    public static ReadOnlySpan<byte> Status(JsonNode node)
    {
        if (node.IsString)
        {
            return node.Code();
        }

        foreach (var concept in node.Items())
        {
            foreach (var coding in concept["coding"u8].Items())
            {
                if (coding["code"u8].Code() is { IsEmpty: false } code)
                {
                    return code;
                }
            }

            return concept["text"u8].Code();
        }

        return [];
    }

    public static bool IsWithdrawn(ReadOnlySpan<byte> status)
        => status.SequenceEqual("entered-in-error"u8) || status.SequenceEqual("cancelled"u8);

    /// <summary>When it happened: a dateTime or instant, else a Period's end, else its start (§7), else a Timing's last event.</summary>
    public static DateInterval? When(JsonObject resource, ReadOnlySpan<byte> dateTime, ReadOnlySpan<byte> period, string path, ResourceContext context)
    {
        var point = resource[dateTime];
        if (!point.IsAbsent)
        {
            return context.Date(point, path);
        }

        var span = resource[period].Object();
        var end = span["end"u8];
        return end.IsAbsent ? context.Date(span["start"u8], path) : context.Date(end, path);
    }

    public static DateInterval? PeriodStart(JsonNode period, string path, ResourceContext context) => context.Date(period["start"u8], path);

    public static DateInterval? PeriodEnd(JsonNode period, string path, ResourceContext context) => context.Date(period["end"u8], path);

    /// <summary>Codes and words together: for elements whose words decide as their codes do (a route, a reason, an interpretation).</summary>
    public static ConceptSet Meaning(JsonNode node, ResourceContext context)
    {
        var element = context.Coded.Read(node);
        return element.Concepts.IsEmpty ? element.TextConcepts : element.Concepts;
    }

    public static IReadOnlyList<string> References(JsonNode node, ResourceContext context)
    {
        if (node.IsAbsent)
        {
            return [];
        }

        List<string>? read = null;
        foreach (var item in node.Items())
        {
            if (context.Reference(item) is { } reference)
            {
                (read ??= new List<string>(1)).Add(reference);
            }
        }

        return read is null ? [] : read;
    }

    public static IReadOnlyList<string> Notes(JsonNode node)
    {
        if (node.IsAbsent)
        {
            return [];
        }

        List<string>? read = null;
        foreach (var item in node.Items())
        {
            if (item["text"u8].Text() is { } text)
            {
                (read ??= new List<string>(1)).Add(text);
            }
        }

        return read is null ? [] : read;
    }
}
