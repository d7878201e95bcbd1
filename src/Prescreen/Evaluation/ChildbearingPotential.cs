using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>Whether a woman can bear children, as the protocol defines it (clinical.md I10.test).</summary>
internal readonly record struct ChildbearingPotential(Certainty Has, Reason Reason, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The answer only.</summary>
    public override string ToString() => Has.ToString();

    /// <summary>For a patient whose gender is female.</summary>
    public static ChildbearingPotential Of(EvaluationContext context)
    {
        var limits = context.Protocol.Childbearing;
        var fromCode = Certainty.No;
        Evidence? said = null;
        if (limits.Never is { } never)
        {
            foreach (var fact in context.Record.Of(never))
            {
                var sure = Says(fact, context);
                if (sure is Certainty.Yes && fact.Concepts.Contains(never))
                {
                    return new(Certainty.No, new Reason("Not of childbearing potential: {0}.", fact.Label ?? fact.Code), [new Evidence(fact)]);
                }

                if (sure is not Certainty.No)
                {
                    fromCode = Certainty.Unclear;
                    said = new Evidence(fact);
                }
            }
        }

        var fromAge = OfAge(context, limits.Oldest);
        return fromAge.Has is Certainty.No || fromCode is Certainty.No
            ? fromAge
            : new(Certainty.Unclear, new Reason("It isn't certain whether she can bear children: {0}.", said!.Value), [said]);
    }

    private static ChildbearingPotential OfAge(EvaluationContext context, int oldest)
    {
        if (context.Record.Demographics is not { BirthDate: { } birth } person)
        {
            return new(Certainty.Yes, new Reason("Her date of birth isn't known."), []);
        }

        var (fewest, most) = context.AsOf.CompletedYears(birth, oldest + 1);
        Evidence[] evidence = [new Evidence(person)];
        return fewest > oldest ? new(Certainty.No, new Reason("She is over {0} years old.", oldest), evidence)
            : most > oldest ? new(Certainty.Unclear, new Reason("Her date of birth ({0}) leaves open whether she is over {1}.", birth, oldest), evidence)
            : new(Certainty.Yes, new Reason("She is {0} years old.", fewest), evidence);
    }

    private static Certainty Says(ClinicalFact fact, EvaluationContext context) => fact switch
    {
        ConditionFact condition => ConditionReading.Exists(condition, context).Is,
        ProcedureFact procedure => ProcedureReading.WasDone(procedure, context),
        _ => Certainty.No,
    };
}
