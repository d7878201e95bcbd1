namespace Prescreen.Facts;

/// <summary>One reference range of a result as reported.</summary>
/// <remarks>https://hl7.org/fhir/R4/observation-definitions.html#Observation.referenceRange</remarks>
public sealed class ReferenceRange
{
    /// <summary>Lower limit; null where absent.</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper limit of normal; null where absent.</summary>
    public decimal? High { get; init; }

    /// <summary>The limit's unit code; null where it has the value's own unit.</summary>
    public string? UnitCode { get; init; }

    /// <summary>True where the unit's system is UCUM.</summary>
    public bool IsUcum { get; init; }

    /// <summary>The limit's unit as shown; null where it has the value's own unit.</summary>
    public string? UnitText { get; init; }

    /// <summary>The range's words ("0-40 U/L"), for ranges that have nothing else.</summary>
    public string? Text { get; init; }

    /// <summary>True where the type is absent or "normal"; therapeutic, treatment and other ranges never give an upper limit of normal.</summary>
    public bool IsNormal { get; init; } = true;

    /// <summary>The genders it applies to by code or words; <see cref="Gender.Unknown"/> where it doesn't say.</summary>
    public Gender AppliesTo { get; init; }

    /// <summary>True where appliesTo names something other than a gender (a race, a menstrual phase), so that a person must say whether it applies.</summary>
    public bool AppliesToOther { get; init; }

    /// <summary>The youngest age in years it applies to, or null.</summary>
    public decimal? AgeFrom { get; init; }

    /// <summary>The oldest age in years it applies to, or null.</summary>
    public decimal? AgeTo { get; init; }
}
