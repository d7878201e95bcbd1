namespace Prescreen.Screening.WriteBack;

/// <summary>How the resources of one write-back refer to each other: by derived ids where clients may choose them, else by what the server says.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, string> references = new(StringComparer.Ordinal);

    /// <summary>The reference of a resource by its derived id.</summary>
    public string this[string localId] => references[localId];

    public void Set(string localId, string reference) => references[localId] = reference;

    public override string ToString() => $"{references.Count} names";
}
