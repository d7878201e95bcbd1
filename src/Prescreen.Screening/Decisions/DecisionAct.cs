namespace Prescreen.Screening.Decisions;

/// <summary>What a person may do about a subject on the worklist.</summary>
public enum DecisionAct
{
    /// <summary>The subject is taken to screening by the study's staff.</summary>
    TakeToScreening,

    /// <summary>The subject isn't for this study, for a reason.</summary>
    Dismiss,

    /// <summary>Looked at again on a later day.</summary>
    Defer,

    /// <summary>Given to somebody.</summary>
    Assign,

    /// <summary>Given to nobody.</summary>
    Unassign,

    /// <summary>Only a note.</summary>
    Note,

    /// <summary>The last decision is taken back.</summary>
    Undo,
}
