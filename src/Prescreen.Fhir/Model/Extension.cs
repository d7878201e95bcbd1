namespace Prescreen.Fhir.Model;

/// <summary>An extension with a primitive or reference value; <paramref name="Type"/> is the member's name, e.g. <c>valueString</c>. <see href="https://hl7.org/fhir/R4/extensibility.html"/></summary>
public sealed record Extension(string Url, string Type, string Value)
{
    /// <summary>A text.</summary>
    public static Extension OfText(string url, string value) => new(url, "valueString", value);

    /// <summary>A code.</summary>
    public static Extension OfCode(string url, string value) => new(url, "valueCode", value);

    /// <summary>A date or dateTime, as FHIR writes it.</summary>
    public static Extension OfDateTime(string url, string value) => new(url, "valueDateTime", value);

    /// <summary>A reference.</summary>
    public static Extension OfReference(string url, string target) => new(url, "valueReference", target);

    /// <inheritdoc/>
    public override string ToString() => Url;
}
