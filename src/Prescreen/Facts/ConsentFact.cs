namespace Prescreen.Facts;

/// <summary>What a consent says.</summary>
public enum ConsentDecision
{
    /// <summary>active, and not a denial: the patient consents.</summary>
    Given,

    /// <summary>rejected or inactive, or an active denial: the patient refuses.</summary>
    Refused,

    /// <summary>draft, proposed or unreadable: nothing decided yet.</summary>
    Open,
}

/// <summary>A consent. https://hl7.org/fhir/R4/consent.html <see cref="ClinicalFact.Effective"/> is dateTime.</summary>
public sealed class ConsentFact : ClinicalFact
{
    /// <summary>What it says.</summary>
    public ConsentDecision Decision { get; init; }

    /// <summary>True where scope is research.</summary>
    public bool IsResearch { get; init; }

    /// <summary>Everything that may tie it to a study: identifier values, and references and identifiers of source, policy and provision.</summary>
    public IReadOnlyList<string> Ties { get; init; } = [];
}
