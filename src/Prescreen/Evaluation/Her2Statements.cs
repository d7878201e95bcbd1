using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Gathers what results and reports say of HER2 immunohistochemistry.</summary>
internal static class Her2Statements
{
    // A report is written some days after its specimen was taken; results and words so near are taken to be of one.
    private const int SameWithinDays = 14;

    /// <summary>The statements on the latest specimen that are there by as-of, and one that is still to come.</summary>
    public static List<Her2Statement> OfLatest(Her2Criterion criterion, EvaluationContext context, out Evidence? pending)
    {
        pending = null;
        var statements = new List<Her2Statement>();
        AddResults(criterion, statements, context, ref pending);
        if (criterion.Finding is { } kind)
        {
            AddWords(criterion, kind, statements, context, ref pending);
        }

        if (statements.Exists(one => !one.IsPrior))
        {
            statements.RemoveAll(one => one.IsPrior);
        }

        Her2Statement? last = null;
        foreach (var one in statements)
        {
            last = one.When is { } when && (last is null || when.FirstDay > last.When!.Value.FirstDay) ? one : last;
        }

        return last is null ? statements : statements.FindAll(one => one.When is not { } when || when.LastDay >= last.When!.Value.FirstDay.AddDays(one.Words is null && last.Words is null ? 0 : -SameWithinDays));
    }

    /// <summary>A report whose words could not all be read; null where there is none.</summary>
    public static ReportFact? Unread(Her2Criterion criterion, EvaluationContext context)
    {
        foreach (var concept in criterion.Reports)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is ReportFact { Status: not ResultStatus.Registered, HasText: true, IsRead: false } report && (report.Effective is not { } when || context.AsOf.IsThere(when)))
                {
                    return report;
                }
            }
        }

        return null;
    }

    /// <summary>True where words may decide: those of a result, or of a report of the right kind.</summary>
    public static bool MayDecide(Her2Criterion criterion, ClinicalFact fact)
        => criterion.Narrative is NarrativeUse.Decides && (fact is ResultFact || NarrativeReading.IsAmong(fact, criterion.Reports));

    private static void AddResults(Her2Criterion criterion, List<Her2Statement> statements, EvaluationContext context, ref Evidence? pending)
    {
        foreach (var concept in new[] { criterion.Ihc, criterion.Miscoded })
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ResultFact result || !result.Concepts.Contains(concept) || statements.Exists(one => ReferenceEquals(one.Fact, result)) || result.IsDataAbsent
                    || (ResultSelection.TimeOf(result) is { } known && !context.AsOf.IsThere(known)))
                {
                    continue;
                }

                if (ResultSelection.StatusOf(result) is ResultStatus.Registered || Placeholder.Of(result.Value, context.Protocol.Answers) is PlaceholderKind.Pending)
                {
                    pending = new Evidence(result);
                }
                else if (result.Value.Kind is not ValueKind.None || result.Components.Count > 0)
                {
                    statements.Add(Her2Result.Read(criterion, result, context));
                }
            }
        }
    }

    private static void AddWords(Her2Criterion criterion, string kind, List<Her2Statement> statements, EvaluationContext context, ref Evidence? pending)
    {
        foreach (var mention in context.Record.Mentions(kind))
        {
            if (mention.Finding.Assertion is Assertion.Other || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsThere(mention, context))
            {
                continue;
            }

            if (mention.Finding.Assertion is Assertion.Planned)
            {
                pending = mention.AsEvidence();
            }
            else
            {
                statements.Add(OfWords(criterion, mention, context));
            }
        }

        // A result of mere words that were read says what they say.
        statements.RemoveAll(one => one.Words is null && one is { Score: null, Fact: ResultFact { Value.Kind: ValueKind.Text } } && statements.Exists(other => other.Words is not null && ReferenceEquals(other.Fact, one.Fact)));
        if (statements.Exists(one => one.MayDecide))
        {
            statements.RemoveAll(one => !one.MayDecide);
        }
    }

    private static Her2Statement OfWords(Her2Criterion criterion, NarrativeMention mention, EvaluationContext context)
    {
        var finding = mention.Finding;
        var score = finding.Number is { Low: { } low, High: { } high } && low == high && low is 0 or 1 or 2 or 3 ? (int?)low : null;
        return new Her2Statement
        {
            Evidence = mention.AsEvidence(),
            When = NarrativeReading.TimeOf(mention, context),
            Score = score,
            Says = finding.Number is not null ? Polarity.Unreadable : finding.Value switch
            {
                "positive" when finding.Assertion is not Assertion.Absent => Polarity.Positive,
                "negative" => Polarity.Negative,
                "equivocal" => Polarity.Equivocal,
                _ => finding.Assertion is Assertion.Absent ? Polarity.Negative : finding.Assertion is Assertion.Present ? Polarity.Positive : Polarity.Equivocal,
            },
            Share = PercentValue.Read(finding.Percent),
            Doubt = !NarrativeReading.IsFinal(mention) ? "is not final" : Contradiction(score, finding.Assertion),
            IsPrior = finding.Assertion is Assertion.Historical && NarrativeReading.ToldBy(finding, context) is null,
            MayDecide = MayDecide(criterion, mention.Fact),
        };
    }

    private static string? Contradiction(int? score, Assertion assertion) => (score, assertion) switch
    {
        (3, Assertion.Absent or Assertion.Possible) or (0 or 1, Assertion.Present or Assertion.Possible) or (null, Assertion.Possible) => "is not said with certainty",
        _ => null,
    };
}
