using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>A fact that a verdict rests on, with what was compared, or the words that were read.</summary>
/// <param name="fact">The fact.</param>
/// <param name="compared">What was compared; its text is made when somebody asks.</param>
/// <param name="finding">The narrative finding, where words decided.</param>
public sealed class Evidence(ClinicalFact fact, object? compared = null, NarrativeFinding? finding = null)
{
    /// <summary>The fact.</summary>
    public ClinicalFact Fact { get; } = fact;

    /// <summary>The narrative finding, where words decided.</summary>
    public NarrativeFinding? Finding { get; } = finding;

    /// <summary>The versioned reference.</summary>
    public SourceReference Source => Fact.Source;

    /// <summary>The value as reported.</summary>
    public string Value => Fact.Shown;

    /// <summary>
    /// The value as compared ("120 10*9/L", "1.4 ×ULN"), with what the site's map had to say for it ("120 10*9/L (PLT mapped to LOINC 777-3)"); null where nothing was
    /// converted, compared or mapped.
    /// </summary>
    public string? Compared => Fact.Mapping is not { } mapping ? compared?.ToString() : compared is null ? mapping : $"{compared} ({mapping})";

    /// <summary>The measured value as compared and its limit; null where no such value was.</summary>
    internal ComparedValue? Comparison => compared as ComparedValue;

    /// <summary>When it was so; null where the source doesn't say.</summary>
    public DateInterval? Effective => Fact is MedicationFact drug ? drug.End ?? drug.Start ?? drug.HandedOver ?? drug.Authored : Fact.Effective ?? (Fact as ResultFact)?.Whole?.Effective;

    /// <summary>The reference only.</summary>
    public override string ToString() => Source.ToString();
}
