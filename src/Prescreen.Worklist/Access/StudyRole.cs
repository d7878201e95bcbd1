namespace Prescreen.Worklist.Access;

/// <summary>What a person may do in one study.</summary>
public enum StudyRole
{
    /// <summary>May see every page of the study and change nothing.</summary>
    Reader,

    /// <summary>May see and decide.</summary>
    Coordinator,
}
