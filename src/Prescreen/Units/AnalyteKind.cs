namespace Prescreen.Units;

/// <summary>What an analyte's values are, which decides how a unit's letters are read: K is a thousand in a count and kelvin elsewhere.</summary>
public enum AnalyteKind
{
    /// <summary>Any other UCUM unit of the canonical unit's dimension.</summary>
    Other,

    /// <summary>Cells, copies or particles per volume, like 10*9/L.</summary>
    Count,

    /// <summary>Mass per volume, like g/L; amounts of substance too where grams per mole are known.</summary>
    MassConcentration,

    /// <summary>Amount of substance per volume, like umol/L; masses too where grams per mole are known.</summary>
    SubstanceConcentration,

    /// <summary>Catalytic activity per volume, like U/L; an international unit is a unit here.</summary>
    EnzymeActivity,

    /// <summary>International units per volume, like [iU]/mL.</summary>
    InternationalUnits,

    /// <summary>A share of a whole, like %; needs its unit, since 0.6 and 60 can't be told apart without.</summary>
    Fraction,

    /// <summary>A quotient without unit, like INR; needs none.</summary>
    Ratio,

    /// <summary>Points of a scale, like ECOG; needs no unit.</summary>
    Score,

    /// <summary>The reciprocal of a dilution (1:8 is 8); needs no unit.</summary>
    Titre,

    /// <summary>Pressure, like mm[Hg].</summary>
    Pressure,

    /// <summary>Duration, like s.</summary>
    Time,

    /// <summary>Mass, like kg.</summary>
    Mass,

    /// <summary>Length, like cm.</summary>
    Length,

    /// <summary>Events per time, like /min.</summary>
    Rate,

    /// <summary>Volume per time, like L/min, and clearance, like mL/min/{1.73_m2}.</summary>
    Flow,

    /// <summary>Temperature, like Cel.</summary>
    Temperature,
}
