using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>References to the EHR's resources as the results server must see them: relative where both are one server, else absolute.</summary>
public sealed class References(Uri ehr, Uri results)
{
    private readonly string root = ehr == results ? "" : ehr.AbsoluteUri;

    /// <summary>A reference to a resource of the EHR, given by its type and id.</summary>
    public Reference To(string reference) => new(root + reference);

    /// <summary>The same work, its people as the results server must see them.</summary>
    public SubjectWork To(SubjectWork work) => root.Length == 0 ? work : work with
    {
        AssignedTo = work.AssignedTo is { } assigned ? Person(assigned) : null,
        Decision = work.Decision is { } decision ? decision with { By = Person(decision.By) } : null,
    };

    private string Person(string id) => id.StartsWith("Practitioner/", StringComparison.Ordinal) ? root + id : id;

    /// <inheritdoc/>
    public override string ToString() => root.Length == 0 ? "one server" : "two servers";
}
