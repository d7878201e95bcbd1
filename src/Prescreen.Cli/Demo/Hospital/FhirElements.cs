using System.Globalization;
using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>The FHIR datatypes the hospital writes (https://hl7.org/fhir/R4/datatypes.html).</summary>
internal static class FhirElements
{
    public static JsonObject Coding(string system, string code, string? display = null)
    {
        var coding = new JsonObject { ["system"] = system, ["code"] = code };
        if (display is not null)
        {
            coding["display"] = display;
        }

        return coding;
    }

    public static JsonObject Concept(string text, params JsonObject[] codings)
        => codings.Length is 0
            ? new JsonObject { ["text"] = text }
            : new JsonObject { ["coding"] = new JsonArray([.. codings]), ["text"] = text };

    /// <summary>A concept of LOINC whose display is its text.</summary>
    public static JsonObject Loinc(string code, string text) => Concept(text, Coding(Systems.Loinc, code, text));

    /// <summary>A concept of SNOMED CT whose display is its text.</summary>
    public static JsonObject Snomed(string code, string text) => Concept(text, Coding(Systems.Snomed, code, text));

    public static JsonObject Reference(string reference) => new() { ["reference"] = reference };

    public static JsonObject Quantity(decimal value, string unit, string? ucum)
    {
        var quantity = new JsonObject { ["value"] = value, ["unit"] = unit };
        if (ucum is not null)
        {
            quantity["system"] = Systems.Ucum;
            quantity["code"] = ucum;
        }

        return quantity;
    }

    public static JsonObject Percent(decimal value, Dialect dialect) => Quantity(value, "%", dialect.IsChinese ? null : "%");

    public static string Instant(DateTimeOffset at, Dialect dialect)
        => at.ToOffset(dialect.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
