using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>The words of a Binary that reports may refer to. https://hl7.org/fhir/R4/binary.html</summary>
public sealed class BinaryText
{
    internal BinaryText(string reference, ReadText text) => (Reference, Text) = (reference, text);

    /// <summary>"Binary/5".</summary>
    public string Reference { get; }

    internal ReadText Text { get; }

    /// <summary>The reference only.</summary>
    public override string ToString() => Reference;
}
