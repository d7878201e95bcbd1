using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>The elements every writer needs; what is null or empty is left out, as FHIR JSON demands. <see href="https://hl7.org/fhir/R4/json.html"/></summary>
internal static class JsonWrite
{
    // The output is never put into HTML, and people read it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON value.</summary>
    public static ReadOnlyMemory<byte> Value(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>One resource: type, id, meta, extensions and identifiers, then what <paramref name="write"/> adds.</summary>
    public static ReadOnlyMemory<byte> Resource(string type, FhirResource resource, Action<Utf8JsonWriter> write) => Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", type);
        writer.Text("id", resource.Id);
        writer.Meta(resource.Meta);
        writer.Extensions(resource.Extensions);
        writer.Many("identifier", resource.Identifiers, Identifier);
        write(writer);
        writer.WriteEndObject();
    });

    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    public static void Instant(this Utf8JsonWriter writer, string name, DateTimeOffset? value)
        => writer.Text(name, value is { } instant ? FhirTime.Write(instant) : null);

    public static void One<T>(this Utf8JsonWriter writer, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            write(writer, value);
        }
    }

    public static void Many<T>(this Utf8JsonWriter writer, string name, ImmutableArray<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (T value in values)
        {
            write(writer, value);
        }

        writer.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter writer, string name, ImmutableArray<string> values)
        => writer.Many(name, values, (w, value) => w.WriteStringValue(value));

    public static void Concept(this Utf8JsonWriter writer, string name, CodeableConcept? concept) => writer.One(name, concept, Concept);

    public static void Refer(this Utf8JsonWriter writer, string name, Reference? reference) => writer.One(name, reference, Reference);

    public static void Extensions(this Utf8JsonWriter writer, ImmutableArray<Extension> extensions) => writer.Many("extension", extensions, Extension);

    public static void Concept(Utf8JsonWriter writer, CodeableConcept concept)
    {
        writer.WriteStartObject();
        writer.Many("coding", concept.Codings, Coding);
        writer.Text("text", concept.Text);
        writer.WriteEndObject();
    }

    public static void Coding(Utf8JsonWriter writer, Coding coding)
    {
        writer.WriteStartObject();
        writer.Text("system", coding.System);
        writer.Text("code", coding.Code);
        writer.Text("display", coding.Display);
        writer.WriteEndObject();
    }

    public static void Identifier(Utf8JsonWriter writer, Identifier identifier)
    {
        writer.WriteStartObject();
        writer.Text("system", identifier.System);
        writer.Text("value", identifier.Value);
        writer.WriteEndObject();
    }

    public static void Reference(Utf8JsonWriter writer, Reference reference)
    {
        writer.WriteStartObject();
        writer.Text("reference", reference.Target);
        writer.One("identifier", reference.Identifier, Identifier);
        writer.Text("display", reference.Display);
        writer.WriteEndObject();
    }

    public static void Extension(Utf8JsonWriter writer, Extension extension)
    {
        writer.WriteStartObject();
        writer.WriteString("url", extension.Url);
        writer.WritePropertyName(extension.Type);
        switch (extension.Type)
        {
            case Model.Extension.Complex: Parts(writer, extension); break;
            case "valueReference": Reference(writer, extension.Reference ?? new Reference(extension.Value)); break;
            case "valueBoolean" or "valueInteger" or "valueUnsignedInt" or "valuePositiveInt" or "valueDecimal": writer.WriteRawValue(extension.Value); break;
            default: writer.WriteStringValue(extension.Value); break;
        }

        writer.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter writer, Extension extension)
    {
        writer.WriteStartArray();
        foreach (Extension part in extension.Parts)
        {
            Extension(writer, part);
        }

        writer.WriteEndArray();
    }

    private static void Meta(this Utf8JsonWriter writer, Meta meta)
    {
        if (meta.Profiles.IsEmpty && meta.Tags.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("meta");
        writer.Texts("profile", meta.Profiles);
        writer.Many("tag", meta.Tags, Coding);
        writer.WriteEndObject();
    }
}
