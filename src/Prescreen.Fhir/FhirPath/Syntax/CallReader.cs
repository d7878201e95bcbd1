using System.Collections.Immutable;
using Prescreen.Fhir.FhirPath.Functions;

namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>Finds the function of a call while the expression is compiled, so that one that isn't supported is known before any record is read.</summary>
internal static class CallReader
{
    internal static Result<Expression> Read(Expression? source, string name, ImmutableArray<Expression> arguments)
    {
        if (name is "is" or "as" or "ofType")
        {
            return arguments.Length == 1 && TypeName.Of(arguments[0]) is { } type
                ? new TypeTest(name == "is" ? TypeTestKind.Is : TypeTestKind.Filter, source, type)
                : FhirPathProblems.WrongArguments(name);
        }

        if (!FunctionTable.Find(name).TryGet(out var function, out var problem))
        {
            return problem;
        }

        if (arguments.Length < function.FewestArguments || arguments.Length > function.MostArguments)
        {
            return FhirPathProblems.WrongArguments(name);
        }

        var call = new Call(source, function, arguments);
        if (!function.TakesPattern || arguments[0] is not Literal { Value: FhirPathString pattern })
        {
            return call;
        }

        return Patterns.Read(pattern.Text, name).Select<Expression>(regex => call with { Pattern = regex });
    }
}
