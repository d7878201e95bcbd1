using System.Diagnostics;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Group, as a description of persons. <see href="https://hl7.org/fhir/R4/group.html"/></summary>
public static class GroupWriter
{
    private const string Ucum = "http://unitsofmeasure.org";

    /// <summary>The resource as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Write(FhirGroup group) => JsonWrite.Resource("Group", group, writer =>
    {
        writer.WriteBoolean("active", true);
        writer.WriteString("type", "person");
        writer.WriteBoolean("actual", false);
        writer.Text("name", group.Name);
        writer.Many("characteristic", group.Characteristics, Characteristic);
    });

    private static void Characteristic(Utf8JsonWriter writer, GroupCharacteristic characteristic)
    {
        writer.WriteStartObject();
        writer.Concept("code", characteristic.Code);
        switch (characteristic.Value)
        {
            case InWords words: writer.Concept("valueCodeableConcept", new CodeableConcept { Text = words.Text }); break;
            case IsSo so: writer.WriteBoolean("valueBoolean", so.Value); break;
            case OnOneSide side: Quantity(writer, "valueQuantity", side.Comparator, side.Limit, side.Unit, side.Ucum); break;
            case Between range: Range(writer, range); break;
            default: throw new UnreachableException($"No case for {characteristic.Value.GetType().Name}.");
        }

        writer.WriteBoolean("exclude", characteristic.IsExcluded);
        writer.WriteEndObject();
    }

    private static void Range(Utf8JsonWriter writer, Between range)
    {
        writer.WriteStartObject("valueRange");
        Quantity(writer, "low", null, range.Low, range.Unit, range.Ucum);
        Quantity(writer, "high", null, range.High, range.Unit, range.Ucum);
        writer.WriteEndObject();
    }

    private static void Quantity(Utf8JsonWriter writer, string name, string? comparator, decimal value, string unit, string ucum)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("value", value);
        writer.Text("comparator", comparator);
        writer.WriteString("unit", unit);
        writer.WriteString("system", Ucum);
        writer.WriteString("code", ucum);
        writer.WriteEndObject();
    }
}
