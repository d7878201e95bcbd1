namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Which of the three System types a moment has.</summary>
internal enum MomentKind
{
    /// <summary>System.Date.</summary>
    Date,

    /// <summary>System.DateTime.</summary>
    DateTime,

    /// <summary>System.Time.</summary>
    Time,
}
