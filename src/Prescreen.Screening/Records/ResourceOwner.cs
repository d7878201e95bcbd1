namespace Prescreen.Screening.Records;

/// <summary>Whose a resource is ("Patient/1", or empty), and the resource as it is now (empty where it is deleted).</summary>
public sealed record ResourceOwner(string Patient, ReadOnlyMemory<byte> Json)
{
    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => Patient.Length == 0 ? "nobody's" : "a patient's";
}
