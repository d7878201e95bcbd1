namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Brings references to one form, "Type/id": relative, versioned and absolute ones, a Bundle's fullUrl (urn:uuid), and conditional ones by identifier.
/// https://hl7.org/fhir/R4/bundle.html#references
/// </summary>
internal sealed class ReferenceTable
{
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);

    /// <summary>Notes that an entry's fullUrl, or a search by identifier, means a resource.</summary>
    public void Alias(string name, string canonical)
    {
        if (name != canonical)
        {
            aliases[name] = canonical;
        }
    }

    public string Resolve(string reference)
        => aliases.TryGetValue(reference, out var canonical) ? canonical : reference;

    /// <summary>"Patient/1" of "http://server/fhir/Patient/1/_history/2"; other forms unchanged.</summary>
    public static string Shorten(string reference)
    {
        var history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        reference = history < 0 ? reference : reference[..history];
        if (!reference.StartsWith("http", StringComparison.Ordinal))
        {
            return reference;
        }

        var id = reference.LastIndexOf('/');
        var type = id <= 0 ? -1 : reference.LastIndexOf('/', id - 1);
        return type < 0 || !char.IsAsciiLetterUpper(reference[type + 1]) ? reference : reference[(type + 1)..];
    }

    /// <summary>The name under which a resource with this identifier can be looked up.</summary>
    public static string ByIdentifier(string type, string identifier) => $"{type}?identifier={identifier}";
}
