namespace Prescreen.Fhir.Model;

/// <summary>A code and the system it is from. <see href="https://hl7.org/fhir/R4/datatypes.html#Coding"/></summary>
public sealed record Coding(string? System, string Code)
{
    /// <summary>The code in words; null where absent.</summary>
    public string? Display { get; init; }
}
