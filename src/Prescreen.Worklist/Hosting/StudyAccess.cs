using System.Collections.Immutable;
using Prescreen.Worklist.Access;

namespace Prescreen.Worklist.Hosting;

/// <summary>Who may see a study: ids of users ("Practitioner/7", "user:subject"), absolute fhirUser references, or verified e-mails.</summary>
public sealed record StudyAccess
{
    /// <summary>Who may decide (Prescreen:Worklist:Access:{study}:Coordinators).</summary>
    public ImmutableArray<string> Coordinators { get; init; } = [];

    /// <summary>Who may only see (Prescreen:Worklist:Access:{study}:Readers).</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>The role of somebody known by these names; null where none of them is listed.</summary>
    public StudyRole? RoleOf(string id, string? email)
        => Lists(Coordinators, id, email) ? StudyRole.Coordinator : Lists(Readers, id, email) ? StudyRole.Reader : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Coordinators.Length} coordinators, {Readers.Length} readers";

    private static bool Lists(ImmutableArray<string> names, string id, string? email)
        => names.Contains(id, StringComparer.Ordinal) || (email is not null && names.Contains(email, StringComparer.OrdinalIgnoreCase));
}
