namespace Prescreen.Screening.Decisions;

/// <summary>Who decides.</summary>
/// <param name="Id">"Practitioner/7" or "user:" and the sign-in's subject.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Practitioner">"Practitioner/7" where the EHR knows the person; else null.</param>
public sealed record Person(string Id, string Name, string? Practitioner = null)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
