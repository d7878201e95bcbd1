using System.Globalization;
using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>What sort of value a result has.</summary>
public enum ValueKind
{
    /// <summary>No value, or a dataAbsentReason: not a result.</summary>
    None,

    /// <summary>A number or an interval of numbers, with a unit.</summary>
    Quantity,

    /// <summary>A coded answer.</summary>
    Coded,

    /// <summary>Words that aren't a plain number with a unit.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Boolean,
}

/// <summary>
/// A result's value as reported. A number with a comparator ("&lt;5"), a Range or a ratio is an interval: <see cref="Low"/> and <see cref="High"/> are its ends
/// (null where it is open), and equal for a plain number. Nothing is converted here.
/// </summary>
/// <remarks>https://hl7.org/fhir/R4/observation-definitions.html#Observation.value_x_</remarks>
public sealed class ResultValue
{
    /// <summary>No value.</summary>
    public static ResultValue None { get; } = new() { Kind = ValueKind.None };

    /// <summary>What sort of value it is.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The lowest possible number; null where none is known.</summary>
    public decimal? Low { get; init; }

    /// <summary>The highest possible number; null where none is known.</summary>
    public decimal? High { get; init; }

    /// <summary>False for "&gt;5": the lowest number itself isn't possible.</summary>
    public bool LowInclusive { get; init; } = true;

    /// <summary>False for "&lt;5".</summary>
    public bool HighInclusive { get; init; } = true;

    /// <summary>Quantity.code; null where absent.</summary>
    public string? UnitCode { get; init; }

    /// <summary>True where Quantity.system is UCUM.</summary>
    public bool IsUcum { get; init; }

    /// <summary>Quantity.unit, or the unit found in the text of a value that is a plain number with a unit.</summary>
    public string? UnitText { get; init; }

    /// <summary>The value sets of a coded answer's codes.</summary>
    public ConceptSet Coded { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets of its words (coded answer's text or display, or text).</summary>
    public ConceptSet TextConcepts { get; init; } = ConceptSet.Empty;

    /// <summary>The words: valueString (also one that is a quantity), or the text or display of a coded answer, or the boolean.</summary>
    public string? Text { get; init; }

    /// <summary>"Gpt/L mapped to 10*9/L" where the site's map says what its unit or answer means; null where it says nothing.</summary>
    public string? Mapping { get; init; }

    /// <summary>The answer's own code, "LA11842-4".</summary>
    public string? Code { get; init; }

    /// <summary>The value of a boolean; meaningless elsewhere.</summary>
    public bool IsTrue { get; init; }

    /// <summary>True for one plain number.</summary>
    public bool IsExact => Kind is ValueKind.Quantity && Low is not null && Low == High;

    /// <summary>As reported: "120 K/uL", "&lt;5 U/L", "50-55 %", "Positive".</summary>
    public string Shown => Kind switch
    {
        ValueKind.Quantity => Text ?? $"{Numbers()} {UnitText ?? UnitCode}".TrimEnd(),
        ValueKind.Coded or ValueKind.Text or ValueKind.Boolean => Text ?? Code ?? "",
        ValueKind.None => "no value",
        _ => "",
    };

    /// <summary>Never prints what a result says.</summary>
    public override string ToString() => Kind.ToString();

    private string Numbers() => (Low, High) switch
    {
        ({ } low, { } high) when low == high => low.ToString(CultureInfo.InvariantCulture),
        ({ } low, { } high) => $"{low.ToString(CultureInfo.InvariantCulture)}-{high.ToString(CultureInfo.InvariantCulture)}",
        ({ } low, null) => $"{(LowInclusive ? ">=" : ">")}{low.ToString(CultureInfo.InvariantCulture)}",
        (null, { } high) => $"{(HighInclusive ? "<=" : "<")}{high.ToString(CultureInfo.InvariantCulture)}",
        (null, null) => "",
    };
}
