namespace Prescreen.Worklist.Audit;

/// <summary>What was done.</summary>
public enum AuditAction
{
    /// <summary>Somebody signed in, or tried to.</summary>
    SignIn,

    /// <summary>Somebody signed out.</summary>
    SignOut,

    /// <summary>The studies were shown.</summary>
    ViewStudies,

    /// <summary>A study's screening list was shown.</summary>
    ViewList,

    /// <summary>One patient's assessment was shown.</summary>
    ViewSubject,

    /// <summary>What an amendment changes was shown.</summary>
    ViewAmendment,

    /// <summary>A study's dismissals were shown.</summary>
    ViewDismissals,

    /// <summary>A list left as a file.</summary>
    Export,

    /// <summary>A person decided on a subject.</summary>
    Decide,

    /// <summary>A CDS Hooks card was shown in the EHR.</summary>
    CardShown,

    /// <summary>The EHR told what became of a card.</summary>
    Feedback,

    /// <summary>Something was asked for that isn't the person's.</summary>
    Refused,
}
