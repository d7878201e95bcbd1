namespace Prescreen.Fhir.Rest;

/// <summary>What a write asks the server to send back. <see href="https://hl7.org/fhir/R4/http.html#ops"/></summary>
public enum Returning
{
    /// <summary>The stored resource.</summary>
    Representation,

    /// <summary>Headers only.</summary>
    Minimal,
}
