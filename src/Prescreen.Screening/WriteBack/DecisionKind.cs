namespace Prescreen.Screening.WriteBack;

/// <summary>What a person decided of a subject.</summary>
public enum DecisionKind
{
    /// <summary>Taken to screening.</summary>
    Screening,

    /// <summary>Dismissed, against a criterion or for another reason.</summary>
    Dismissed,

    /// <summary>To be looked at again on a day.</summary>
    Deferred,
}
