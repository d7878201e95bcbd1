using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Gathers what results and reports say of a stain.</summary>
internal static class StainingStatements
{
    /// <summary>The statements that are there by as-of, and one that is still to come; controls and other people's are left out.</summary>
    public static List<StainStatement> Of(StainingCriterion criterion, EvaluationContext context, out StainStatement? pending)
    {
        pending = null;
        var statements = new List<StainStatement>();
        foreach (var concept in criterion.Tests)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ResultFact result || !result.Concepts.Contains(concept) || (ResultSelection.TimeOf(result) is { } when && !context.AsOf.IsThere(when)))
                {
                    continue;
                }

                if (ResultSelection.StatusOf(result) is ResultStatus.Registered || Placeholder.Of(result.Value, context.Protocol.Answers) is PlaceholderKind.Pending)
                {
                    pending = StainingResult.Read(criterion, result, context);
                }
                else if (!result.IsDataAbsent && (result.Value.Kind is not ValueKind.None || result.Components.Count > 0 || !result.Interpretation.IsEmpty)
                    && !statements.Exists(one => ReferenceEquals(one.Fact, result)) && !IsToldByItsWords(criterion, result))
                {
                    statements.Add(StainingResult.Read(criterion, result, context));
                }
            }
        }

        if (criterion.Finding is { } kind)
        {
            AddWords(criterion, kind, statements, context, ref pending);
        }

        return statements;
    }

    /// <summary>A report of the surgery or later whose words could not all be read, or that has none; null where there is none.</summary>
    public static ReportFact? Unread(StainingCriterion criterion, DateInterval surgery, EvaluationContext context)
    {
        foreach (var concept in criterion.Reports)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is ReportFact { Status: not ResultStatus.Registered } report && NarrativeReading.IsUnread(report) && (report.Effective is not { } when || context.AsOf.IsThere(when))
                    && !((NarrativeReading.SpecimenOf(report, context) ?? report.Effective)?.FirstDay < surgery.LastDay.AddDays(-1)))
                {
                    return report;
                }
            }
        }

        return null;
    }

    // A result of mere words that were read: what they say, not which words they hold.
    private static bool IsToldByItsWords(StainingCriterion criterion, ResultFact result)
    {
        if (criterion.Finding is null || result.Value.Kind is not ValueKind.Text || result.Components.Count > 0)
        {
            return false;
        }

        foreach (var finding in result.Findings)
        {
            if (finding.Finding == criterion.Finding && finding.Assertion is not (Assertion.Other or Assertion.Planned))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddWords(StainingCriterion criterion, string kind, List<StainStatement> statements, EvaluationContext context, ref StainStatement? pending)
    {
        foreach (var mention in context.Record.Mentions(kind))
        {
            if (mention.Finding.Assertion is Assertion.Other || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsThere(mention, context))
            {
                continue;
            }

            var statement = OfWords(criterion, mention, context);
            if (mention.Finding.Assertion is Assertion.Planned)
            {
                pending = statement;
            }
            else
            {
                statements.Add(statement);
            }
        }

        if (statements.Exists(one => one.MayDecide))
        {
            statements.RemoveAll(one => !one.MayDecide);
        }
    }

    private static StainStatement OfWords(StainingCriterion criterion, NarrativeMention mention, EvaluationContext context)
    {
        var finding = mention.Finding;
        return new StainStatement
        {
            Evidence = mention.AsEvidence(),
            When = NarrativeReading.TimeOf(mention, context),
            Says = finding.Assertion is Assertion.Possible ? StainSays.Equivocal
                : finding.Assertion is Assertion.Absent || (finding.Assertion is Assertion.Historical && finding.Value == "negative") ? StainSays.Negative
                : StainSays.Positive,
            Percent = PercentValue.Read(finding.Percent),
            Pattern = finding.Patterns.Count == 0 ? null : criterion.PatternWord is { } asked && finding.Patterns.Contains(asked) ? Certainty.Yes : Certainty.No,
            IsFinal = NarrativeReading.IsFinal(mention),
            IsPrior = finding.Assertion is Assertion.Historical && NarrativeReading.ToldBy(finding, context) is null,
            MayDecide = criterion.Narrative is NarrativeUse.Decides && (mention.Fact is ResultFact || NarrativeReading.IsAmong(mention.Fact, criterion.Reports)),
        };
    }
}
