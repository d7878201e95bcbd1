using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>Whether a criterion means anything for a patient.</summary>
internal static class Exemption
{
    /// <summary>The not-applicable finding, or null where the criterion applies or may apply.</summary>
    public static Finding? Of(Criterion criterion, EvaluationContext context)
    {
        if (criterion.Exempt is Exempt.Nobody)
        {
            return null;
        }

        if (criterion.Exempt.HasFlag(Exempt.Men) && context.Gender is Gender.Male)
        {
            return NotApplicable("The patient is a man.", context);
        }

        if (criterion.Exempt.HasFlag(Exempt.Women) && context.Gender is Gender.Female)
        {
            return NotApplicable("The patient is a woman.", context);
        }

        if (criterion.Exempt.HasFlag(Exempt.WomenNotOfChildbearingPotential) && context.Gender is Gender.Female)
        {
            var potential = ChildbearingPotential.Of(context);
            if (potential.Has is Certainty.No)
            {
                return new Finding(Outcome.NotApplicable, potential.Reason, potential.Evidence);
            }
        }

        return null;
    }

    private static Finding NotApplicable(string reason, EvaluationContext context)
        => new(Outcome.NotApplicable, new Reason(reason), context.Record.Demographics is { } person ? [new Evidence(person)] : []);
}
