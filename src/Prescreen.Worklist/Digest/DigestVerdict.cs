namespace Prescreen.Worklist.Digest;

/// <summary>Whether somebody is to be told today.</summary>
public enum DigestVerdict
{
    /// <summary>A mail is to be sent.</summary>
    Send,

    /// <summary>Nothing changed.</summary>
    NothingNew,

    /// <summary>A mail went out today, or one is on its way.</summary>
    ToldToday,

    /// <summary>What changed is small, and waits for Monday or for something bigger.</summary>
    WaitsForMonday,

    /// <summary>They had as many mails within seven days as they shall get.</summary>
    OverBudget,
}
