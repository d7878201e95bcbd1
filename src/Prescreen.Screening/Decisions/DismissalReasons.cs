using System.Collections.Immutable;

namespace Prescreen.Screening.Decisions;

/// <summary>Why a person dismisses a subject: the codes of CodeSystem/decision-reason.</summary>
public static class DismissalReasons
{
    /// <summary>The chart says what the record doesn't: the criterion isn't met.</summary>
    public const string NotMetInChart = "criterion-not-met-in-chart";

    /// <summary>The rule read the record wrongly: the rule is to be mended.</summary>
    public const string Misread = "criterion-misread";

    /// <summary>The patient doesn't want to.</summary>
    public const string PatientDeclined = "patient-declined";

    /// <summary>The patient goes to another trial.</summary>
    public const string OtherTrial = "other-trial";

    /// <summary>The treating physician or investigator judges against it.</summary>
    public const string Judgement = "clinician-judgement";

    /// <summary>The same patient is there already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Something else, told in the note.</summary>
    public const string Other = "other";

    /// <summary>All of them, in the order to offer them.</summary>
    public static ImmutableArray<string> All { get; } = [NotMetInChart, Misread, PatientDeclined, OtherTrial, Judgement, Duplicate, Other];

    /// <summary>True where a dismissal for this reason must name its criterion.</summary>
    public static bool NeedsCriterion(string reason) => reason is NotMetInChart or Misread;
}
