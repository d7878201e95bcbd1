using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates that there is no metastasis at some sites (clinical.md I6.distant, §7).</summary>
internal static class MetastasisFreeEvaluation
{
    /// <summary>A certain active diagnosis fails; uncertain ones and unread imaging give review; nothing at all is unknown.</summary>
    public static Finding Evaluate(MetastasisFreeCriterion criterion, EvaluationContext context)
    {
        List<Evidence>? open = null;
        string? why = null;
        foreach (var concept in criterion.Sites.AddRange(criterion.Review))
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ConditionFact condition)
                {
                    continue;
                }

                var exists = ConditionReading.Exists(condition, context);
                var active = ConditionReading.IsActive(condition, context);
                if (exists.Is is Certainty.No || active.Is is Certainty.No)
                {
                    continue;
                }

                var isReview = condition.Concepts.ContainsAny(criterion.Review) || condition.TextConcepts.ContainsAny(criterion.Review);
                if (exists.Is is Certainty.Yes && active.Is is Certainty.Yes && !isReview && condition.Concepts.Contains(concept))
                {
                    return new(Outcome.NotMet, new Reason("{0} ({1}) is on record and active.", condition.Label ?? condition.Code, (object?)condition.Effective ?? "undated"), [new Evidence(condition)]);
                }

                why ??= exists.Why ?? active.Why ?? (isReview ? "must be judged by a person" : "is known only by its words");
                (open ??= []).Add(new Evidence(condition));
            }
        }

        return open is not null
            ? new(Outcome.Review, new Reason("{0} ({1}) {2}.", open[0].Fact.Label ?? open[0].Fact.Code, (object?)open[0].Effective ?? "undated", why), open)
            : OfImaging(criterion, context);
    }

    private static Finding OfImaging(MetastasisFreeCriterion criterion, EvaluationContext context)
    {
        List<ReportFact>? studies = null;
        foreach (var (report, _, _) in ImagingReading.Find(criterion.Study, context, NarrativeUse.None))
        {
            if (report.ConclusionCodes.ContainsAny(criterion.Sites))
            {
                return new(Outcome.Review, new Reason("The {0} of {1} has a coded conclusion of metastasis, but no diagnosis says so.", criterion.Study.Title, (object?)report.Effective ?? "an unknown day"), [new Evidence(report)]);
            }

            (studies ??= []).Add(report);
        }

        return criterion.Narrative is not NarrativeUse.None && NarrativeMetastases.Affirmed(criterion, studies, context) is { } affirmed ? affirmed
            : studies is not null ? NarrativeMetastases.OfLatest(criterion, studies)
            : new(Outcome.Unknown, new Reason("No such diagnosis, and no {0} that rules it out, is on record; its report would settle it.", criterion.Study.Title));
    }
}
