namespace Prescreen.Fhir.Json.Facts;

/// <summary>What became of a resource.</summary>
public enum ReadOutcome
{
    /// <summary>Nothing any active protocol asks for.</summary>
    Skipped,

    /// <summary>It gave facts.</summary>
    Kept,

    /// <summary>It names no patient.</summary>
    Ignored,

    /// <summary>It is no JSON or no FHIR resource; a problem says where.</summary>
    Damaged,
}
