namespace Prescreen.Vocabulary;

/// <summary>One FHIR ValueSet (https://hl7.org/fhir/R4/valueset.html) as UTF-8 JSON, with the file name that problems are reported under.</summary>
public sealed record ValueSetSource(string File, ReadOnlyMemory<byte> Json);
