using System.Collections.Frozen;

namespace Prescreen.Fhir.FhirPath;

/// <summary>
/// The invariants of R4 that can't mean what they say: official examples break them, and R5 has them mended. Read in R5's words. https://hl7.org/fhir/R5/
/// </summary>
public static class PublishedExpressions
{
    private static readonly FrozenDictionary<string, string> Mends = new Dictionary<string, string>
    {
        // ref-1: empty where there is no reference but an identifier, and where the reference is "#", the container itself.
        ["reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))"]
            = "reference.exists() implies (reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))"
            + " or (reference='#' and %rootResource!=%resource))",

        // bdl-8: empty where an entry has no fullUrl, which it needn't have.
        ["fullUrl.contains('/_history/').not()"] = "fullUrl.exists() implies fullUrl.contains('/_history/').not()",

        // ras-2: empty where there is no probability.
        ["probability is decimal implies (probability as decimal) <= 100"]
            = "probability.empty() or ((probability is decimal) implies ((probability as decimal) <= 100))",

        // que-7: Boolean is a type of FHIRPath; an element's is boolean.
        ["operator = 'exists' implies (answer is Boolean)"] = "operator = 'exists' implies (answer is boolean)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The expression to evaluate for a published one: R5's where R4's is one of these, else the same.</summary>
    public static string Mended(string expression) => Mends.GetValueOrDefault(expression, expression);
}
