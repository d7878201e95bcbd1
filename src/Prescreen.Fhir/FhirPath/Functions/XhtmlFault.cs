namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>What a narrative breaks of txt-1 and txt-2.</summary>
internal enum XhtmlFault
{
    None,
    NotWellFormed,
    NotADiv,
    Forbidden,
    Blank,
}
