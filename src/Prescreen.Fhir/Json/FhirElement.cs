using System.Collections.Immutable;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Single elements as UTF-8 JSON, for <see cref="JsonPatchingWriter"/>. <see href="https://hl7.org/fhir/R4/json.html"/></summary>
public static class FhirElement
{
    /// <summary>A string, code or uri.</summary>
    public static ReadOnlyMemory<byte> Text(string value) => JsonWrite.Value(writer => writer.WriteStringValue(value));

    /// <summary>An instant or dateTime.</summary>
    public static ReadOnlyMemory<byte> Instant(DateTimeOffset value) => Text(FhirTime.Write(value));

    /// <summary>A CodeableConcept.</summary>
    public static ReadOnlyMemory<byte> Concept(CodeableConcept value) => JsonWrite.Value(writer => JsonWrite.Concept(writer, value));

    /// <summary>A Reference.</summary>
    public static ReadOnlyMemory<byte> Reference(Reference value) => JsonWrite.Value(writer => JsonWrite.Reference(writer, value));

    /// <summary>A List.entry.</summary>
    public static ReadOnlyMemory<byte> Entry(ListEntry value) => JsonWrite.Value(writer => ListWriter.Entry(writer, value));

    /// <summary>An Annotation.</summary>
    public static ReadOnlyMemory<byte> Note(Annotation value) => JsonWrite.Value(writer => TaskWriter.Note(writer, value));

    /// <summary>A Task.restriction that ends with a day.</summary>
    public static ReadOnlyMemory<byte> RestrictionUntil(DateOnly day) => JsonWrite.Value(writer => TaskWriter.Restriction(writer, FhirTime.Write(day)));

    /// <summary>An array of extensions.</summary>
    public static ReadOnlyMemory<byte> Extensions(ImmutableArray<Extension> values) => JsonWrite.Value(writer =>
    {
        writer.WriteStartArray();
        foreach (Extension value in values)
        {
            JsonWrite.Extension(writer, value);
        }

        writer.WriteEndArray();
    });
}
