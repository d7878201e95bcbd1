namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>What the unit of a quantity is a word of.</summary>
internal enum QuantityScale
{
    /// <summary>A UCUM code.</summary>
    Ucum,

    /// <summary>A calendar duration: a year or a month has no fixed length.</summary>
    Calendar,

    /// <summary>Another system's code or plain words: comparable only where they are the same.</summary>
    Other,
}
