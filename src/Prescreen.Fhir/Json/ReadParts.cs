using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads the elements that resources share; each starts on the value itself. <see href="https://hl7.org/fhir/R4/datatypes.html"/></summary>
internal static class ReadParts
{
    /// <summary>The member's single value by a reader of items.</summary>
    public static T? One<T>(this ref Utf8JsonReader reader, JsonWalk.Part<T?> item)
        where T : class
    {
        reader.Read();
        return item(ref reader);
    }

    public static string? Text(ref Utf8JsonReader reader) => reader.TextHere();

    public static Coding? Coding(ref Utf8JsonReader reader)
    {
        string? system = null, code = null, display = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "system": system = reader.Text(); break;
                case "code": code = reader.Text(); break;
                case "display": display = reader.Text(); break;
                default: reader.Pass(); break;
            }
        }

        return isObject ? new Coding(system, code ?? "") { Display = display } : null;
    }

    public static CodeableConcept? Concept(ref Utf8JsonReader reader)
    {
        ImmutableArray<Coding> codings = [];
        string? text = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "coding": codings = reader.Many(Coding); break;
                case "text": text = reader.Text(); break;
                default: reader.Pass(); break;
            }
        }

        return isObject ? new CodeableConcept { Codings = codings, Text = text } : null;
    }

    public static Identifier? Identifier(ref Utf8JsonReader reader)
    {
        string? system = null, value = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "system": system = reader.Text(); break;
                case "value": value = reader.Text(); break;
                default: reader.Pass(); break;
            }
        }

        return value is null ? null : new Identifier(system ?? "", value);
    }

    public static Reference? Reference(ref Utf8JsonReader reader)
    {
        string? target = null, display = null;
        Identifier? identifier = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "reference": target = reader.Text(); break;
                case "display": display = reader.Text(); break;
                case "identifier": identifier = reader.One(Identifier); break;
                default: reader.Pass(); break;
            }
        }

        return isObject ? new Reference(target) { Display = display, Identifier = identifier } : null;
    }

    public static Extension? Extension(ref Utf8JsonReader reader)
    {
        string? url = null;
        Extension? read = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            string name = reader.GetString()!;
            switch (name)
            {
                case "url": url = reader.Text(); break;
                case "extension": read = Parts(reader.Many(Extension)) ?? read; break;
                case "valueReference": read = reader.One(Reference) is { } to && (to.Target ?? to.Identifier?.Value) is not null ? Model.Extension.OfReference("", to) : read; break;
                case not null when name.StartsWith("value", StringComparison.Ordinal): read = reader.One(Value) is { } value ? new Extension("", name, value) : read; break;
                default: reader.Pass(); break;
            }
        }

        return url is null || read is null ? null : read with { Url = url };

        static Extension? Parts(ImmutableArray<Extension> parts) => parts.IsEmpty ? null : Model.Extension.OfParts("", parts);
    }

    public static Meta? Meta(ref Utf8JsonReader reader)
    {
        var meta = new Meta();
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "versionId": meta = meta with { VersionId = reader.Text() }; break;
                case "lastUpdated": meta = meta with { LastUpdated = reader.Instant() }; break;
                case "profile": meta = meta with { Profiles = reader.Many(Text) }; break;
                case "tag": meta = meta with { Tags = reader.Many(Coding) }; break;
                default: reader.Pass(); break;
            }
        }

        return isObject ? meta : null;
    }

    /// <summary>A primitive as text, or a reference's target.</summary>
    public static string? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: return Reference(ref reader)?.Target;
            case JsonTokenType.Number: return reader.GetDecimal().ToString(CultureInfo.InvariantCulture);
            case JsonTokenType.True: return "true";
            case JsonTokenType.False: return "false";
            default: return reader.TextHere();
        }
    }
}
