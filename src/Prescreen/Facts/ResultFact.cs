using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>How far a result or report has come.</summary>
public enum ResultStatus
{
    /// <summary>final, amended, corrected, appended.</summary>
    Final,

    /// <summary>preliminary or partial.</summary>
    Preliminary,

    /// <summary>unknown, absent or a code nobody knows: a deciding one gives review.</summary>
    Unknown,

    /// <summary>registered: not a result yet.</summary>
    Registered,
}

/// <summary>
/// A result: an Observation, a component of one, a contained Observation or an answer of a QuestionnaireResponse.
/// https://hl7.org/fhir/R4/observation.html
/// </summary>
public sealed class ResultFact : ClinicalFact
{
    /// <summary>How far it has come.</summary>
    public ResultStatus Status { get; init; }

    /// <summary>The value as reported.</summary>
    public ResultValue Value { get; init; } = ResultValue.None;

    /// <summary>True where <see cref="ClinicalFact.Effective"/> is Observation.issued, as no effective[x] was given.</summary>
    public bool IsEffectiveFromIssued { get; init; }

    /// <summary>The reference ranges as reported.</summary>
    public IReadOnlyList<ReferenceRange> ReferenceRanges { get; init; } = [];

    /// <summary>The value sets of the interpretation (positive, negative, indeterminate).</summary>
    public ConceptSet Interpretation { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets of the method.</summary>
    public ConceptSet Method { get; init; } = ConceptSet.Empty;

    /// <summary>The method's words or code; null where absent.</summary>
    public string? MethodLabel { get; init; }

    /// <summary>The specimen as a reference ("Specimen/3", or a contained "Observation/1#s"); null where absent. Look it up with <see cref="PatientRecord.Specimen"/>.</summary>
    public string? Specimen { get; init; }

    /// <summary>The components; each is also found by its own concepts.</summary>
    public IReadOnlyList<ResultFact> Components { get; init; } = [];

    /// <summary>The Observation a component belongs to; null for a whole result. Set by the record when it is built.</summary>
    public ResultFact? Whole { get; internal set; }

    /// <summary>Annotations (note.text), as words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What narrative reading found in its words (a valueString, notes, components' texts); empty where none was read.</summary>
    public IReadOnlyList<NarrativeFinding> Findings { get; init; } = [];

    /// <summary>True for a goal or a plan rather than a measurement (a Goal-like code text): never a result.</summary>
    public bool IsDataAbsent { get; init; }

    /// <inheritdoc/>
    public override string? Mapping => CodeMapping is null && Value.Mapping is null && Components.Count == 0 ? null
        : string.Join("; ", new[] { CodeMapping, Value.Mapping }.Concat(Components.Select(component => component.Mapping)).OfType<string>().Distinct()) is { Length: > 0 } all ? all : null;

    /// <inheritdoc/>
    public override string Shown => Value.Kind is ValueKind.None && Components.Count > 0
        ? string.Join("; ", Components.Select(component => $"{component.Label ?? component.Code} {component.Value.Shown}"))
        : Value.Shown;
}
