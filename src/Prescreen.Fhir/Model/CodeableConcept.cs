using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>A concept by codes, words or both. <see href="https://hl7.org/fhir/R4/datatypes.html#CodeableConcept"/></summary>
public sealed record CodeableConcept
{
    /// <summary>The codes, the first the most fitting.</summary>
    public ImmutableArray<Coding> Codings { get; init; } = [];

    /// <summary>The words; null where absent.</summary>
    public string? Text { get; init; }

    /// <summary>One code, with words where given.</summary>
    public static CodeableConcept Of(Coding coding, string? text = null) => new() { Codings = [coding], Text = text };

    /// <summary>True where one of the codes is this one.</summary>
    public bool Has(string system, string code) => Codings.Any(coding => coding.System == system && coding.Code == code);
}
