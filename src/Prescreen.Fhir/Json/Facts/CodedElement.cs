using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>What a CodeableConcept or Coding means. https://hl7.org/fhir/R4/datatypes.html#CodeableConcept</summary>
internal sealed class CodedElement
{
    public static CodedElement None { get; } = new();

    /// <summary>The value sets of its codes.</summary>
    public ConceptSet Concepts { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets of its text and displays; empty where a code is known.</summary>
    public ConceptSet TextConcepts { get; init; } = ConceptSet.Empty;

    /// <summary>True where a coding is of a standard system: its words say no more than the code.</summary>
    public bool HasStandardCoding { get; init; }

    /// <summary>Text, else a display, else the code.</summary>
    public string? Label { get; init; }

    /// <summary>The code that matched, else the first.</summary>
    public string? Code { get; init; }

    /// <summary>"PLT mapped to LOINC 777-3" where the code that matched is the site's own; else null.</summary>
    public string? Mapping { get; init; }

    /// <summary>Nothing any protocol asks for, by code or words.</summary>
    public bool IsUnknown => Concepts.IsEmpty && TextConcepts.IsEmpty;

    /// <summary>The value sets of its words where words may speak for a result: never beside a standard code, whose value sets name it if they want it.</summary>
    public ConceptSet ResultTextConcepts => HasStandardCoding ? ConceptSet.Empty : TextConcepts;
}
