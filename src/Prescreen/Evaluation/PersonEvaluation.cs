using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Criteria about the person: alive, age, and what only people can decide.</summary>
internal static class PersonEvaluation
{
    /// <summary>Deceased is not-met, else not-found: a record never proves that somebody lives.</summary>
    public static Finding Alive(EvaluationContext context)
        => context.Record.Demographics is { IsDeceased: true } person && (person.DeceasedAt is not { } death || context.AsOf.IsThere(death))
            ? new(Outcome.NotMet, person.DeceasedAt is null ? new Reason("The patient has died.") : new Reason("The patient died on {0}.", person.DeceasedAt), [new Evidence(person)])
            : new(Outcome.NotFound, new Reason("The record holds no death."));

    /// <summary>Age in completed years at the day of consent, else at as-of.</summary>
    public static Finding Age(AgeCriterion age, EvaluationContext context)
    {
        if (context.Record.Demographics is not { BirthDate: { } birth } person)
        {
            return new(Outcome.Unknown, new Reason("The date of birth isn't known; the patient's master data would settle it."));
        }

        var consent = StudyConsent.Latest(context, ConsentDecision.Given);
        var (fewest, most) = consent?.Effective is { } signed
            ? AsOf.CompletedYearsAt(birth, signed.FirstDay)
            : context.AsOf.CompletedYears(birth, age.From, age.To + 1);
        Evidence[] evidence = consent is null ? [new Evidence(person)] : [new Evidence(person), new Evidence(consent)];
        var at = consent is null ? $"on {context.AsOf.Day:yyyy-MM-dd}" : "at consent";
        return fewest >= age.From && most <= age.To
            ? new(Outcome.Met, new Reason("The patient is {0} years old {1}; {2} to {3} are allowed.", fewest, at, age.From, age.To), evidence)
            : most < age.From || fewest > age.To
                ? new(Outcome.NotMet, new Reason("The patient is {0} years old {1}; {2} to {3} are allowed.", fewest, at, age.From, age.To), evidence)
                : new(Outcome.Review, new Reason("The date of birth ({0}) leaves open whether the patient is {1} to {2} years old {3}.", birth, age.From, age.To, at), evidence);
    }

    /// <summary>The latest consent of this study decides: refused is not-met, else only the patient can say.</summary>
    public static Finding Consent(EvaluationContext context)
        => StudyConsent.Latest(context) switch
        {
            { Decision: ConsentDecision.Refused } refusal => new(Outcome.NotMet, new Reason("The patient refused consent to this study on {0}.", refusal.Effective), [new Evidence(refusal)]),
            { } consent => new(Outcome.Judgement, new Reason("A consent to this study of {0} is on record; only the patient can say.", consent.Effective), [new Evidence(consent)]),
            null => new(Outcome.Judgement, new Reason("No refusal on record; only the patient can say.")),
        };

    /// <summary>Always judgement.</summary>
    public static Finding Judgement(JudgementCriterion judgement)
        => new(Outcome.Judgement, new Reason(judgement.IsPatients ? "Only the patient can say." : "Only the investigator can judge this."));
}
