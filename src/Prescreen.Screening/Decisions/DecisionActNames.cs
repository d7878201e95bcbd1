namespace Prescreen.Screening.Decisions;

/// <summary>Acts as CodeSystem/decision-act names them.</summary>
internal static class DecisionActNames
{
    public static string Code(this DecisionAct act) => act switch
    {
        DecisionAct.TakeToScreening => "take-to-screening",
        DecisionAct.Dismiss => "dismiss",
        DecisionAct.Defer => "defer",
        DecisionAct.Assign => "assign",
        DecisionAct.Unassign => "unassign",
        DecisionAct.Note => "note",
        DecisionAct.Undo => "undo",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
