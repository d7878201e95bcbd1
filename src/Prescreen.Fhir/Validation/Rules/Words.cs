using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Parts of sentences.</summary>
internal static class Words
{
    private const int Longest = 120;

    /// <summary>A name or code of the resource, cut where it is long.</summary>
    public static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + "…";

    /// <summary>"CodeableConcept, Reference or string".</summary>
    public static string OneOf(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nothing",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}",
    };

    /// <summary>How an element is called in a sentence: "name", "component (slice percent)".</summary>
    public static string Name(ElementNode node) => node.SliceName is null ? node.Name : $"{(node.Whole ?? node).Name} (slice {node.SliceName})";

    /// <summary>The last part of a canonical URL.</summary>
    public static string Tail(string url)
    {
        var bar = url.IndexOf('|', StringComparison.Ordinal);
        var plain = bar < 0 ? url : url[..bar];
        return plain[(plain.LastIndexOf('/') + 1)..];
    }
}
