namespace Prescreen.Cli.Demo.Hospital;

/// <summary>How one vendor writes the same facts: zone, code systems, units, language.</summary>
internal sealed record Dialect
{
    public required string Name { get; init; }

    /// <summary>Offset of the site's instants.</summary>
    public required TimeSpan Offset { get; init; }

    /// <summary>System of diagnoses: ICD-10, ICD-10-CM or SNOMED CT.</summary>
    public required string ConditionSystem { get; init; }

    /// <summary>System of the vendor's own codes, or null where it sends standard codes only.</summary>
    public string? LocalSystem { get; init; }

    /// <summary>True where the local coding comes before LOINC.</summary>
    public bool LocalFirst { get; init; }

    /// <summary>SI units, Chinese texts, and no UCUM.</summary>
    public bool IsChinese { get; init; }

    /// <summary>Unit and UCUM code of a cell count; a null code means that the vendor sends none.</summary>
    public required (string Unit, string? Code) Count { get; init; }

    /// <summary>How the vendor spells the status of a withdrawn resource.</summary>
    public string EnteredInError { get; init; } = "entered-in-error";

    public static Dialect Epic { get; } = new()
    {
        Name = "epic-like",
        Offset = TimeSpan.FromHours(-6),
        ConditionSystem = Systems.Icd10Cm,
        LocalSystem = "urn:oid:1.2.840.99999.1.13.0.1.7.2.768282",
        // Valid UCUM, and kelvin per microlitre: the alias must win.
        Count = ("K/uL", "K/uL"),
    };

    public static Dialect Cerner { get; } = new()
    {
        Name = "cerner-like",
        Offset = TimeSpan.FromHours(-5),
        ConditionSystem = Systems.Icd10Cm,
        LocalSystem = "https://fhir.riverbend.example/codeSet/72",
        LocalFirst = true,
        Count = ("x10e3/uL", "K/mm3"),
        EnteredInError = "entered-in-error ",
    };

    public static Dialect Chinese { get; } = new()
    {
        Name = "chinese",
        Offset = TimeSpan.FromHours(8),
        ConditionSystem = Systems.Icd10,
        LocalSystem = "https://lis.donghu.example/items",
        IsChinese = true,
        Count = ("10^9/L", null),
    };

    public static Dialect Mcode { get; } = new()
    {
        Name = "mcode-like",
        Offset = TimeSpan.Zero,
        ConditionSystem = Systems.Snomed,
        Count = ("10*3/uL", "10*3/uL"),
    };

    public string In(string english, string chinese) => IsChinese ? chinese : english;
}
