using System.Collections.Immutable;
using System.Diagnostics;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>
/// One evaluation. The first failure is kept here and ends it: from then on every part gives nothing, and whatever was made is thrown away with it.
/// </summary>
internal sealed class Run(FhirPathNode focus, FhirPathContext context)
{
    private const int MostSteps = 50_000_000;
    private const int MostItems = 1_000_000;
    private const int LongestText = 10_000_000;

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

        var found = expression switch
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
        return HasRoomFor(found.Count) ? found : [];
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

    /// <summary>Counts a collection; false, and a failure, where no honest expression makes one so large.</summary>
    internal bool HasRoomFor(int items) => Spend(items > MostItems ? MostSteps : items / 4);

    /// <summary>Counts a text about to be made; false, and a failure, where no honest expression makes one so long.</summary>
    internal bool HasRoomForText(long length) => Spend(length > LongestText ? MostSteps : (int)length / 4);

    private IReadOnlyList<FhirPathItem> Source(Expression? source, Scope scope) => source is null ? scope.This : Evaluate(source, scope);
}
