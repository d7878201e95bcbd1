namespace Prescreen.Narrative.Structure;

/// <summary>What part of a report a sentence stands in.</summary>
internal enum SectionKind
{
    /// <summary>None that is known.</summary>
    Other,

    /// <summary>What was sent in.</summary>
    Specimen,

    /// <summary>Gross description.</summary>
    Gross,

    /// <summary>Microscopic description.</summary>
    Microscopic,

    /// <summary>Immunohistochemistry and in-situ hybridisation.</summary>
    Immunohistochemistry,

    /// <summary>Diagnosis.</summary>
    Diagnosis,

    /// <summary>Findings of imaging or of an operation.</summary>
    Findings,

    /// <summary>Impression, conclusion.</summary>
    Impression,

    /// <summary>Clinical history, indication: what was so before.</summary>
    History,

    /// <summary>Plan, recommendation: what is intended.</summary>
    Plan,

    /// <summary>Family history: somebody else.</summary>
    Family,

    /// <summary>A trial's criteria: nobody's findings.</summary>
    Criteria,

    /// <summary>Comment, note.</summary>
    Comment,

    /// <summary>Technique, procedure, methods.</summary>
    Technique,

    /// <summary>Addendum or amendment: outranks what stands before.</summary>
    Addendum,
}
