using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>One thing the record says about the patient, with where it says so. What a fact means for a trial is the evaluation's business.</summary>
public abstract class ClinicalFact
{
    private protected ClinicalFact()
    {
    }

    /// <summary>The resource that says so.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>The value sets its codes belong to.</summary>
    public ConceptSet Concepts { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets only its words belong to: text or a display of a code that no value set knows. Never enough to exclude anybody.</summary>
    public ConceptSet TextConcepts { get; init; } = ConceptSet.Empty;

    /// <summary>What a person would call it: CodeableConcept.text, else a display, else the code.</summary>
    public string? Label { get; init; }

    /// <summary>The code that matched, "C18.7", or the first code; null where there is only text.</summary>
    public string? Code { get; init; }

    /// <summary>"PLT mapped to LOINC 777-3" where the site's map says what its code means; null where the code speaks for itself.</summary>
    public string? CodeMapping { get; init; }

    /// <summary>All that the site's map says of what the source holds: its code, its answer, its unit; null where nothing is mapped.</summary>
    public virtual string? Mapping => CodeMapping;

    /// <summary>When it was so; null where the source doesn't say.</summary>
    public DateInterval? Effective { get; init; }

    /// <summary>The business identifiers ("system|value"): a later entered-in-error resource with the same one cancels this.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>meta.lastUpdated; orders versions without versionId and says when a statement was last touched, never when something happened.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>True where the source withdrew it (entered-in-error or cancelled): kept only until it has cancelled what it withdraws.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The value as reported, for the evidence: "120 K/uL", "C18.7 Sigmoid colon cancer".</summary>
    public virtual string Shown => Code is null || Label is null || Label.Contains(Code, StringComparison.OrdinalIgnoreCase) ? Label ?? Code ?? "" : $"{Code} {Label}";

    /// <summary>The reference only: a fact never prints what it says of a patient.</summary>
    public sealed override string ToString() => Source.ToString();
}
