using Prescreen.Facts;

namespace Prescreen.Worklist.Subjects;

/// <summary>Who a patient is, for people: as the EHR says now, never kept. Every text is a stranger's and must be encoded.</summary>
public sealed record PatientName
{
    /// <summary>"Patient/1".</summary>
    public required string Patient { get; init; }

    /// <summary>False where the EHR didn't answer or didn't know the patient: then only <see cref="Patient"/> is known.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The name as shown; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The birth date as FHIR gives it: "1961-04-12", "1961-04" or "1961"; null where absent or no date.</summary>
    public string? BirthDate { get; init; }

    /// <summary>Administrative gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>The medical record number (identifier of type MR), else the first identifier; null where there is none.</summary>
    public string? RecordNumber { get; init; }

    /// <summary>The name, or the reference where none is known.</summary>
    public string Shown => Name ?? Patient;

    /// <summary>Age in completed years on a day; null where the birth date isn't known to the day.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (!DateOnly.TryParseExact(BirthDate, "yyyy-MM-dd", out var birth) || birth > day)
        {
            return null;
        }

        var years = day.Year - birth.Year;
        return birth.AddYears(years) > day ? years - 1 : years;
    }

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => IsKnown ? "a patient" : "an unknown patient";
}
