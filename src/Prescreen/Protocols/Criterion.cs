namespace Prescreen.Protocols;

/// <summary>Whether a criterion lets patients in or keeps them out, as the protocol lists it.</summary>
public enum CriterionCategory
{
    /// <summary>Must be satisfied.</summary>
    Inclusion,

    /// <summary>Must be ruled out.</summary>
    Exclusion,
}

/// <summary>For whom a criterion means nothing.</summary>
[Flags]
public enum Exempt
{
    /// <summary>Applies to everybody.</summary>
    Nobody = 0,

    /// <summary>Men.</summary>
    Men = 1,

    /// <summary>Women.</summary>
    Women = 2,

    /// <summary>Women who can't bear children: over the protocol's age, or with a code that says so.</summary>
    WomenNotOfChildbearingPotential = 4,
}

/// <summary>
/// One criterion of a protocol, compiled. A closed set: every kind is sealed, lies in Protocols/Criteria with its reader beside it, and has a case in
/// <see cref="Evaluation.Evaluator"/>.
/// </summary>
public abstract record Criterion
{
    private protected Criterion()
    {
    }

    /// <summary>The protocol's id, "I9.platelets".</summary>
    public required string Id { get; init; }

    /// <summary>The protocol's own words.</summary>
    public required string Text { get; init; }

    /// <summary>Inclusion or exclusion.</summary>
    public required CriterionCategory Category { get; init; }

    /// <summary>For whom it means nothing.</summary>
    public Exempt Exempt { get; init; }

    /// <summary>The id only.</summary>
    public sealed override string ToString() => Id;
}
