using System.Collections.Immutable;
using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath;

/// <summary>
/// A compiled FHIRPath expression of the N1 specification with FHIR R4's additions; immutable, for any number of threads.
/// https://hl7.org/fhirpath/N1/ https://hl7.org/fhir/R4/fhirpath.html
/// </summary>
public sealed class FhirPathExpression
{
    private readonly Expression expression;

    private FhirPathExpression(string text, Expression expression) => (Text, this.expression) = (text, expression);

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The expression; FHIR-501 and FHIR-504 where it isn't one, FHIR-502 and FHIR-503 naming a function that isn't supported, FHIR-505 and FHIR-512.</summary>
    public static Result<FhirPathExpression> Compile(string text) => Parser.Parse(text).Select(expression => new FhirPathExpression(text, expression));

    /// <summary>The collection the expression gives for a focus; a problem (FHIR-506 to FHIR-517) where it can't be told.</summary>
    public Result<ImmutableArray<FhirPathItem>> Evaluate(FhirPathNode focus, FhirPathContext context) => new Run(focus, context).Evaluate(expression);

    /// <summary>What an invariant comes to: the one boolean the expression gives; one item that isn't a boolean is true, several are FHIR-506.</summary>
    public Result<FhirPathTruth> Test(FhirPathNode focus, FhirPathContext context) => new Run(focus, context).Test(expression);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
