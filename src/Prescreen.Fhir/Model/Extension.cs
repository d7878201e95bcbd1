using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>An extension with a primitive or reference value; <paramref name="Type"/> is the member's name, e.g. <c>valueString</c>. <see href="https://hl7.org/fhir/R4/extensibility.html"/></summary>
public sealed record Extension(string Url, string Type, string Value)
{
    /// <summary>The type of an extension that has parts instead of a value.</summary>
    public const string Complex = "extension";

    /// <summary>The parts of a complex one, whose value is empty.</summary>
    public ImmutableArray<Extension> Parts { get; init; } = [];

    /// <summary>The whole reference, where it says more than its target.</summary>
    public Reference? Reference { get; init; }

    /// <summary>A text.</summary>
    public static Extension OfText(string url, string value) => new(url, "valueString", value);

    /// <summary>A code.</summary>
    public static Extension OfCode(string url, string value) => new(url, "valueCode", value);

    /// <summary>A date, as FHIR writes it.</summary>
    public static Extension OfDate(string url, string value) => new(url, "valueDate", value);

    /// <summary>A date or dateTime, as FHIR writes it.</summary>
    public static Extension OfDateTime(string url, string value) => new(url, "valueDateTime", value);

    /// <summary>A reference.</summary>
    public static Extension OfReference(string url, string target) => new(url, "valueReference", target);

    /// <summary>A reference with more than its target.</summary>
    public static Extension OfReference(string url, Reference reference) => new(url, "valueReference", reference.Target ?? "")
    {
        Reference = reference is { Display: null, Identifier: null } ? null : reference,
    };

    /// <summary>One of several parts.</summary>
    public static Extension OfParts(string url, ImmutableArray<Extension> parts) => new(url, Complex, "") { Parts = parts };

    /// <inheritdoc/>
    public override string ToString() => Url;
}
