using System.Collections.Immutable;
using System.Diagnostics;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>
/// One evaluation. The first failure is kept here and ends it: from then on every part gives nothing, and whatever was made is thrown away with it.
/// </summary>
internal sealed class Run(FhirPathNode focus, FhirPathContext context)
{
    private const int MostSteps = 20_000_000;

    private long steps;
    private Problem? failure;

    internal FhirPathContext Context => context;

    internal FhirPathNode Focus => focus;

    internal FhirPathNode Resource { get; } = context.Resource ?? Surroundings.ResourceOf(focus);

    internal FhirPathNode RootResource => context.RootResource ?? Surroundings.RootOf(Resource);

    internal bool HasFailed => failure is not null;

    internal Result<ImmutableArray<FhirPathItem>> Evaluate(Expression expression)
    {
        var found = Evaluate(expression, new Scope([focus]));
        return failure is { } problem ? problem : ImmutableArray.CreateRange(found);
    }

    internal Result<FhirPathTruth> Test(Expression expression)
    {
        var truth = this.Truth(Evaluate(expression, new Scope([focus])), "An invariant");
        return failure is { } problem ? problem : truth;
    }

    internal IReadOnlyList<FhirPathItem> Evaluate(Expression expression, Scope scope)
    {
        if (!Spend(1))
        {
            return [];
        }

        return expression switch
        {
            Literal literal => literal.Value is { } value ? [value] : [],
            Member member => Navigation.Member(this, Source(member.Source, scope), member),
            Call call => call.Function.Body(this, Source(call.Source, scope), call, scope),
            Binary binary => Operators.Evaluate(this, binary, scope),
            TypeTest test => TypeTests.Evaluate(this, Source(test.Source, scope), test),
            Variable variable => Surroundings.Variable(this, variable.Name, scope),
            Constant constant => Surroundings.Constant(this, constant.Name),
            Indexer indexer => Navigation.Index(this, Evaluate(indexer.Source, scope), Evaluate(indexer.Index, scope)),
            Sign sign => Arithmetic.Signed(this, Evaluate(sign.Operand, scope), sign.IsMinus),
            _ => throw new UnreachableException($"No case for {expression.GetType().Name}."),
        };
    }

    internal bool Knows(TypeName type) => focus.Types.Find(type.Name) is not null;

    /// <summary>Keeps the first failure and gives nothing.</summary>
    internal IReadOnlyList<FhirPathItem> Fail(Problem problem)
    {
        failure ??= problem;
        return [];
    }

    /// <summary>Counts work; false where the run has failed, also by too much of it.</summary>
    internal bool Spend(int work)
    {
        steps += work;
        if (steps > MostSteps)
        {
            Fail(FhirPathProblems.TooMuchWork);
        }

        return failure is null;
    }

    private IReadOnlyList<FhirPathItem> Source(Expression? source, Scope scope) => source is null ? scope.This : Evaluate(source, scope);
}
