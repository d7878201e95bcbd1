namespace Prescreen.Evaluation;

/// <summary>What was decided of a criterion, seen from eligibility: an exclusion that is ruled out is met. clinical.md §1.</summary>
public enum Outcome
{
    /// <summary>The record shows that the requirement is satisfied.</summary>
    Met,

    /// <summary>The record shows that it is failed: disqualifying.</summary>
    NotMet,

    /// <summary>No usable data in the window: some test or document would decide it.</summary>
    Unknown,

    /// <summary>Data exists, but a person must read it.</summary>
    Review,

    /// <summary>No record can decide it: only the investigator or the patient can.</summary>
    Judgement,

    /// <summary>An exclusion for which the record holds nothing; never "proved absent".</summary>
    NotFound,

    /// <summary>Does not apply to this patient.</summary>
    NotApplicable,
}

/// <summary>What sort of data decided.</summary>
public enum Basis
{
    /// <summary>Coded or structured data.</summary>
    Coded,

    /// <summary>A report's words.</summary>
    Narrative,

    /// <summary>Computed from something that isn't quite it (a text range, a site's table).</summary>
    Derived,
}
