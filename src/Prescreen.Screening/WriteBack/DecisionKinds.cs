using System.Diagnostics;

namespace Prescreen.Screening.WriteBack;

/// <summary>The codes of decisions in FHIR and in the store.</summary>
public static class DecisionKinds
{
    /// <summary>"screening", "dismissed", "deferred".</summary>
    public static string Name(this DecisionKind kind) => kind switch
    {
        DecisionKind.Screening => "screening",
        DecisionKind.Dismissed => "dismissed",
        DecisionKind.Deferred => "deferred",
        _ => throw new UnreachableException($"No code for {kind}."),
    };

    /// <summary>The kind of a code; null for no kind's code.</summary>
    public static DecisionKind? Parse(string? name) => name switch
    {
        "screening" => DecisionKind.Screening,
        "dismissed" => DecisionKind.Dismissed,
        "deferred" => DecisionKind.Deferred,
        _ => null,
    };
}
