using System.Diagnostics.CodeAnalysis;

namespace Prescreen.TestServer.Json;

/// <summary>
/// What the references of a transaction become: "urn:uuid:…" or another entry's fullUrl becomes "Patient/7", and so does a conditional reference
/// ("Practitioner?identifier=…"). See http://hl7.org/fhir/R4/http.html#trules.
/// </summary>
internal sealed class LinkMap
{
    public static readonly LinkMap None = new();

    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);

    public bool IsEmpty => links.Count == 0;

    public void Add(string from, string to) => links[from] = to;

    public bool TryMap(string text, [NotNullWhen(true)] out string? mapped) => links.TryGetValue(text, out mapped);
}
