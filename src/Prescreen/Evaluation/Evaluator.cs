using System.Diagnostics;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Facts against a protocol: a verdict per criterion and the status they give. Pure: the same input gives the same output, always.</summary>
public static class Evaluator
{
    // A verdict that still hasn't changed after so many days on which it might have is looked at again on the next of them: early is harmless.
    private const int MostFlips = 64;

    /// <summary>One patient against one protocol. The record must have been read with the protocol's vocabulary.</summary>
    public static Assessment Evaluate(PatientRecord record, Protocol protocol, DateTimeOffset asOf, SiteCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(protocol);
        var day = calendar.DayOf(asOf);
        var considered = new Verdict[protocol.ConsideredCriteria.Length];
        var isConsidered = true;
        for (var i = 0; i < considered.Length; i++)
        {
            considered[i] = Judge(protocol.Criteria[protocol.ConsideredCriteria[i]], record, protocol, new AsOf(asOf, day, calendar));
            isConsidered &= considered[i].Outcome is Outcome.Met or Outcome.Review;
        }

        if (!isConsidered)
        {
            return new Assessment(protocol, record.Patient, asOf, EligibilityStatus.NotConsidered, considered) { Problems = record.Problems };
        }

        var verdicts = new Verdict[protocol.Criteria.Length];
        for (var i = 0; i < considered.Length; i++)
        {
            verdicts[protocol.ConsideredCriteria[i]] = considered[i];
        }

        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] ??= Judge(protocol.Criteria[i], record, protocol, new AsOf(asOf, day, calendar));
        }

        return new Assessment(protocol, record.Patient, asOf, StatusOf(verdicts), verdicts) { Problems = record.Problems };
    }

    private static EligibilityStatus StatusOf(Verdict[] verdicts)
    {
        var unknown = false;
        foreach (var verdict in verdicts)
        {
            if (verdict.Outcome is Outcome.NotMet)
            {
                return EligibilityStatus.Ineligible;
            }

            unknown |= verdict.Outcome is Outcome.Unknown;
        }

        return unknown ? EligibilityStatus.PotentialCandidate : EligibilityStatus.Candidate;
    }

    private static Verdict Judge(Criterion criterion, PatientRecord record, Protocol protocol, AsOf asOf)
    {
        var finding = Find(criterion, new EvaluationContext(record, protocol, asOf));
        return new Verdict(criterion, finding, ChangesAt(criterion, finding.Outcome, record, protocol, asOf));
    }

    /// <summary>Goes from day to day on which an answer given on the way would differ, until the outcome does.</summary>
    private static DateOnly? ChangesAt(Criterion criterion, Outcome now, PatientRecord record, Protocol protocol, AsOf asOf)
    {
        var day = asOf.NextFlip;
        for (var flips = 0; day is not null && flips < MostFlips; flips++)
        {
            var then = asOf.At(day.Value);
            if (Find(criterion, new EvaluationContext(record, protocol, then)).Outcome != now)
            {
                return day;
            }

            day = then.NextFlip;
        }

        return day;
    }

    private static Finding Find(Criterion criterion, EvaluationContext context)
        => Exemption.Of(criterion, context) ?? criterion switch
        {
            AliveCriterion => PersonEvaluation.Alive(context),
            AgeCriterion age => PersonEvaluation.Age(age, context),
            JudgementCriterion judgement => PersonEvaluation.Judgement(judgement),
            RulesCriterion rules => RulesEvaluation.Evaluate(rules, context),
            ReportedCriterion reported => ReportedEvaluation.Evaluate(reported, context),
            LabCriterion lab => LabEvaluation.Evaluate(lab, context),
            GradeCriterion grade => GradeEvaluation.Evaluate(grade, context),
            SerologyCriterion serology => SerologyEvaluation.Evaluate(serology, context),
            PregnancyTestCriterion test => PregnancyTestEvaluation.Evaluate(test, context),
            ConsentCriterion => PersonEvaluation.Consent(context),
            WashoutCriterion washout => WashoutEvaluation.Evaluate(washout, context),
            LongTermDrugCriterion drug => LongTermDrugEvaluation.Evaluate(drug, context),
            ImagingCriterion imaging => ImagingEvaluation.Evaluate(imaging, context),
            MetastasisFreeCriterion free => MetastasisFreeEvaluation.Evaluate(free, context),
            StainingCriterion staining => StainingEvaluation.Evaluate(staining, context),
            Her2Criterion her2 => Her2Evaluation.Evaluate(her2, context),
            TreatmentFailureCriterion failure => TreatmentFailureEvaluation.Evaluate(failure, context),
            _ => throw new UnreachableException($"No case for {criterion.GetType().Name}."),
        };
}
