namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>The smallest part that was written; the parts of a second are one precision with it.</summary>
internal enum MomentPrecision
{
    /// <summary>2019</summary>
    Year,

    /// <summary>2019-02</summary>
    Month,

    /// <summary>2019-02-03</summary>
    Day,

    /// <summary>2019-02-03T14</summary>
    Hour,

    /// <summary>2019-02-03T14:30</summary>
    Minute,

    /// <summary>2019-02-03T14:30:05.250</summary>
    Second,
}
