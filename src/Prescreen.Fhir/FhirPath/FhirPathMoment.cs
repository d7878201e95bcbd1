using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath;

/// <summary>A System.Date, System.DateTime or System.Time, as precise as it was written. https://hl7.org/fhirpath/N1/#date</summary>
public sealed class FhirPathMoment : FhirPathValue
{
    internal FhirPathMoment(MomentKind kind, MomentPrecision precision, string text) => (Kind, Precision, Text) = (kind, precision, text);

    /// <inheritdoc/>
    public override string Text { get; }

    internal MomentKind Kind { get; }

    internal MomentPrecision Precision { get; }

    internal int Year { get; init; }

    internal int Month { get; init; }

    internal int Day { get; init; }

    internal int Hour { get; init; }

    internal int Minute { get; init; }

    /// <summary>Seconds with their fraction: for comparison they are one precision.</summary>
    internal decimal Second { get; init; }

    /// <summary>Minutes east of UTC; null where none was written.</summary>
    internal int? Offset { get; init; }

    internal bool HasTime => Precision >= MomentPrecision.Hour;

    internal override string TypeName => Kind switch
    {
        MomentKind.Date => "System.Date",
        MomentKind.DateTime => "System.DateTime",
        MomentKind.Time => "System.Time",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
