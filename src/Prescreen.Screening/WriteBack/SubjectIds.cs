using System.Security.Cryptography;
using System.Text;
using Prescreen.Fhir.Model;
using Prescreen.Protocols;

namespace Prescreen.Screening.WriteBack;

/// <summary>Ids of what is written for a patient and a study, derived from these, so that writing twice is writing once.</summary>
internal sealed class SubjectIds(Protocol protocol, string patient)
{
    private readonly string key = $"{protocol.Study.System}|{protocol.Study.Value}|{patient}";

    /// <summary><c>NCT07247396|Patient/1</c>.</summary>
    public Identifier Subject { get; } = new(PrescreenUrls.Identifiers, $"{protocol.Study.Value}|{patient}");

    /// <summary>The subject's second identifier, to search by: some servers (Medplum) can't find a value with a bar in it, however it is escaped.</summary>
    public Identifier Key => IdentifierOf("subject");

    public string SubjectId => Of("subject");

    /// <summary>The id and identifier value of a part: an assessment by its fingerprint, a task by what it is about.</summary>
    public string Of(string part) => Derive($"{key}|{part}");

    public Identifier IdentifierOf(string part) => new(PrescreenUrls.Identifiers, Of(part));

    public override string ToString() => SubjectId;

    /// <summary>40 hex digits: within FHIR's 64 letters, and nothing of the patient can be read in it.</summary>
    public static string Derive(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
}
