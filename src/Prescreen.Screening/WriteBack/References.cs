using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>References to the EHR's resources as the results server must see them: relative where both are one server, else absolute.</summary>
internal sealed class References(Uri ehr, Uri results)
{
    private readonly string root = ehr == results ? "" : ehr.AbsoluteUri;

    public Reference To(string reference) => new(root + reference);

    public override string ToString() => root.Length == 0 ? "one server" : "two servers";
}
