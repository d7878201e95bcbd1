using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates that a report's words affirm something (clinical.md I2.pathology, §7).</summary>
internal static class ReportedEvaluation
{
    /// <summary>Any final affirming report is met unless a later one contradicts it; other reports must be read by a person; none is unknown.</summary>
    public static Finding Evaluate(ReportedCriterion criterion, EvaluationContext context)
    {
        ReportReading? affirming = null;
        ReportReading? contradicting = null;
        ReportReading? other = null;
        foreach (var concept in criterion.Reports)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ReportFact { Status: not ResultStatus.Registered } report || (report.Effective is { } when && !context.AsOf.IsThere(when)))
                {
                    continue;
                }

                var reading = Read(criterion, report, isCoded: report.Concepts.ContainsAny(criterion.Reports));
                switch (reading.Says)
                {
                    case ReportSays.Affirms:
                        affirming = Later(affirming, reading);
                        break;
                    case ReportSays.Contradicts:
                        contradicting = Later(contradicting, reading);
                        break;
                    case ReportSays.Open or ReportSays.Silent or ReportSays.Unread:
                        other = other is not { } told || reading.Says < told.Says ? reading : told;
                        break;
                    default:
                        throw new System.Diagnostics.UnreachableException($"No such reading {reading.Says}.");
                }
            }
        }

        return affirming is { } yes ? Affirmed(criterion, yes, contradicting) : Open(criterion, contradicting ?? other);
    }

    private static Finding Affirmed(ReportedCriterion criterion, ReportReading yes, ReportReading? no)
        => no is { } later && !(later.Report.Effective?.LastDay < yes.Report.Effective?.FirstDay)
            ? new(
                Outcome.Review,
                new Reason("The {0} of {1} says \"{2}\", but that of {3} says otherwise: a person must settle it.", criterion.Title, yes.Report.Effective, yes.Finding!.Quote, Dated(later)),
                [yes.Evidence, later.Evidence],
                Basis.Narrative)
            : new(Outcome.Met, new Reason("The {0} of {1}: \"{2}\".", criterion.Title, yes.Report.Effective, yes.Finding!.Quote), [yes.Evidence], Basis.Narrative);

    private static Finding Open(ReportedCriterion criterion, ReportReading? found)
    {
        if (found is not { } reading)
        {
            return new(Outcome.Unknown, new Reason("No {0} is on record; {1} would settle it.", criterion.Title, criterion.SettledBy ?? criterion.Title));
        }

        var text = reading.Says switch
        {
            ReportSays.Open => "The {0} of {1} " + reading.Why + ": a person must read it.",
            ReportSays.Contradicts => "The {0} of {1} speaks against {2}: a person must read it.",
            ReportSays.Silent => "The {0} of {1} doesn't affirm {2}: a person must read it.",
            ReportSays.Affirms or ReportSays.Unread => reading.Report.HasText ? "The {0} of {1}: its words must be read for {2}." : "The {0} of {1} has no words that can be read for {2}.",
            _ => throw new System.Diagnostics.UnreachableException($"No such reading {reading.Says}."),
        };
        return new(Outcome.Review, new Reason(text, criterion.Title, Dated(reading), criterion.Says), [reading.Evidence], reading.Finding is null ? Basis.Coded : Basis.Narrative);
    }

    private static object Dated(ReportReading reading) => reading.Report.Effective is { } when ? when : "an unknown day";

    private static ReportReading Later(ReportReading? one, ReportReading other)
        => one is { } first && !(other.Report.Effective?.Start > first.Report.Effective?.Start) ? first : other;

    private static ReportReading Read(ReportedCriterion criterion, ReportFact report, bool isCoded)
    {
        NarrativeFinding? affirming = null;
        NarrativeFinding? contradicting = null;
        NarrativeFinding? open = null;
        var isConsistent = false;
        foreach (var finding in report.Findings)
        {
            if (finding.Finding != criterion.Affirms.Kind || NarrativeReading.IsOutranked(new(report, finding)))
            {
                continue;
            }

            var isOther = finding.Value is { } value && criterion.ContradictedBy.Contains(value);
            var isAsked = !isOther && (finding.Value is not { } asked || criterion.Affirms.Values.Contains(asked));
            switch (finding.Assertion)
            {
                case Assertion.Present when criterion.Affirms.Matches(finding):
                    affirming ??= finding;
                    break;
                case Assertion.Present when isOther:
                case Assertion.Absent when !isOther:
                    contradicting ??= finding;
                    break;
                case Assertion.Present:
                    isConsistent = true;
                    break;
                case Assertion.Possible or Assertion.Historical when isAsked:
                    open ??= finding;
                    break;
                default:
                    break;
            }
        }

        // "Nodes negative; omentum: metastatic adenocarcinoma" denies nothing of the tumour.
        return affirming is not null ? Affirming(report, affirming, isCoded)
            : contradicting is not null && !isConsistent ? new(report, ReportSays.Contradicts, contradicting, null)
            : open is not null ? new(report, ReportSays.Open, open, open.Assertion is Assertion.Possible ? "leaves it open" : "tells of it only as history")
            : new(report, NarrativeReading.IsUnread(report) ? ReportSays.Unread : ReportSays.Silent, null, null);
    }

    private static ReportReading Affirming(ReportFact report, NarrativeFinding affirming, bool isCoded)
    {
        var why = !isCoded ? "affirms it, but is known to be such a report only by its name"
            : report.Status is not ResultStatus.Final ? "affirms it, but is not final"
            : report.Effective is null ? "affirms it, but isn't dated"
            : null;
        return new(report, why is null ? ReportSays.Affirms : ReportSays.Open, affirming, why);
    }

    // In the order in which a person should look at them.
    private enum ReportSays
    {
        Affirms,
        Contradicts,
        Open,
        Unread,
        Silent,
    }

    private readonly record struct ReportReading(ReportFact Report, ReportSays Says, NarrativeFinding? Finding, string? Why)
    {
        public Evidence Evidence => new(Report, finding: Finding);

        public override string ToString() => $"{Report} {Says}";
    }
}
