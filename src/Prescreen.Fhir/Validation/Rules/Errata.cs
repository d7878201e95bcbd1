namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Invariants of R4 whose FHIRPath says something else than their words, in the form HL7 gave them later. <see href="https://hl7.org/fhir/R4B/questionnaire.html#invs"/></summary>
internal static class Errata
{
    private static readonly Dictionary<string, string> Corrected = new(StringComparer.Ordinal)
    {
        // A value of FHIR's boolean is no System.Boolean.
        ["operator = 'exists' implies (answer is Boolean)"] = "operator = 'exists' implies (answer is boolean)",

        // Of an entry without a fullUrl, and of a prediction without a probability, there is nothing to say.
        ["fullUrl.contains('/_history/').not()"] = "fullUrl.empty() or fullUrl.contains('/_history/').not()",
        ["probability is decimal implies (probability as decimal) <= 100"] = "probability.empty() or (probability is decimal implies (probability as decimal) <= 100)",

        // "If there are more than one enableWhen, enableBehavior must be specified."
        ["enableWhen.count() > 2 implies enableBehavior.exists()"] = "enableWhen.count() > 1 implies enableBehavior.exists()",
    };

    public static string Mended(string expression) => Corrected.GetValueOrDefault(expression, expression);
}
