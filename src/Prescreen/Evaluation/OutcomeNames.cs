using System.Diagnostics;

namespace Prescreen.Evaluation;

/// <summary>The words for outcomes, bases and statuses in output, FHIR and protocol files.</summary>
public static class OutcomeNames
{
    /// <summary>"met", "not-met", …</summary>
    public static string Name(this Outcome outcome) => outcome switch
    {
        Outcome.Met => "met",
        Outcome.NotMet => "not-met",
        Outcome.Unknown => "unknown",
        Outcome.Review => "review",
        Outcome.Judgement => "judgement",
        Outcome.NotFound => "not-found",
        Outcome.NotApplicable => "not-applicable",
        _ => throw new UnreachableException($"No name for {outcome}."),
    };

    /// <summary>The outcome of a name; null for no outcome's name.</summary>
    public static Outcome? Parse(string name) => name switch
    {
        "met" => Outcome.Met,
        "not-met" => Outcome.NotMet,
        "unknown" => Outcome.Unknown,
        "review" => Outcome.Review,
        "judgement" => Outcome.Judgement,
        "not-found" => Outcome.NotFound,
        "not-applicable" => Outcome.NotApplicable,
        _ => null,
    };

    /// <summary>"coded", "narrative", "derived".</summary>
    public static string Name(this Basis basis) => basis switch
    {
        Basis.Coded => "coded",
        Basis.Narrative => "narrative",
        Basis.Derived => "derived",
        _ => throw new UnreachableException($"No name for {basis}."),
    };

    /// <summary>"candidate", "potential-candidate", …</summary>
    public static string Name(this EligibilityStatus status) => status switch
    {
        EligibilityStatus.NotConsidered => "not-considered",
        EligibilityStatus.Ineligible => "ineligible",
        EligibilityStatus.PotentialCandidate => "potential-candidate",
        EligibilityStatus.Candidate => "candidate",
        _ => throw new UnreachableException($"No name for {status}."),
    };

    /// <summary>The status of a name; null for no status's name.</summary>
    public static EligibilityStatus? ParseStatus(string name) => name switch
    {
        "not-considered" => EligibilityStatus.NotConsidered,
        "ineligible" => EligibilityStatus.Ineligible,
        "potential-candidate" => EligibilityStatus.PotentialCandidate,
        "candidate" => EligibilityStatus.Candidate,
        _ => null,
    };
}
