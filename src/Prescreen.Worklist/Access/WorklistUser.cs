using System.Collections.Immutable;

namespace Prescreen.Worklist.Access;

/// <summary>Who is signed in, with the studies that are theirs by the settings of this moment. Prints only the id.</summary>
public sealed record WorklistUser
{
    /// <summary>"Practitioner/7" for somebody of our EHR, the absolute fhirUser for somebody of another, "user:" and the subject for OpenID Connect, "user:demo".</summary>
    public required string Id { get; init; }

    /// <summary>What pages call them.</summary>
    public required string Name { get; init; }

    /// <summary>The relative reference at our EHR, "Practitioner/7" or "PractitionerRole/7"; null for somebody it doesn't know.</summary>
    public string? Practitioner { get; init; }

    /// <summary>Their e-mail, where the identity provider says it is verified; else null.</summary>
    public string? Email { get; init; }

    /// <summary>Their role by the protocol's id.</summary>
    public ImmutableDictionary<string, StudyRole> Studies { get; init; } = [];

    /// <summary>True for the demonstration's user, whom nobody asked for a password.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The role in a study; null where it isn't theirs.</summary>
    public StudyRole? RoleIn(string study) => Studies.TryGetValue(study, out var role) ? role : null;

    /// <inheritdoc/>
    public override string ToString() => Id;
}
