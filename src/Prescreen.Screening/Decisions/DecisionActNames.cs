namespace Prescreen.Screening.Decisions;

/// <summary>Acts as CodeSystem/decision-act names them.</summary>
public static class DecisionActNames
{
    /// <summary>"take-to-screening", "dismiss", "defer", "assign", "unassign", "note", "undo".</summary>
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

    /// <summary>The act of a code; null for no act's code.</summary>
    public static DecisionAct? Parse(string? code) => Enum.GetValues<DecisionAct>().Cast<DecisionAct?>().FirstOrDefault(act => act!.Value.Code() == code);
}
