using System.Collections.Immutable;
using System.Text;
using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>What every criterion asks of a narrative mention: whether it is there, when it was so, and whether an addendum outranks it.</summary>
internal static class NarrativeReading
{
    /// <summary>When it was so: the date its words give, else when the specimen was taken, else the fact's own time; null where none says.</summary>
    public static DateInterval? TimeOf(NarrativeMention mention, EvaluationContext context)
        => ToldBy(mention.Finding, context) ?? SpecimenOf(mention.Fact, context) ?? Written(mention.Fact);

    /// <summary>The time of the fact itself, not of what it tells of.</summary>
    public static DateInterval? Written(ClinicalFact fact) => fact is ResultFact result ? ResultSelection.TimeOf(result) : fact.Effective;

    /// <summary>The date its words give; null where they give none.</summary>
    public static DateInterval? ToldBy(NarrativeFinding finding, EvaluationContext context)
        => finding.Date is { } date && context.AsOf.Calendar.TryRead(Encoding.UTF8.GetBytes(date), out var told) ? told : null;

    /// <summary>True where both the fact and what it tells of are there by as-of; what has no date is.</summary>
    public static bool IsThere(NarrativeMention mention, EvaluationContext context)
        => (Written(mention.Fact) is not { } written || context.AsOf.IsThere(written))
            && (TimeOf(mention, context) is not { } when || context.AsOf.IsThere(when));

    /// <summary>True where it stands in a result or report that is final.</summary>
    public static bool IsFinal(NarrativeMention mention) => mention.Fact switch
    {
        ReportFact report => report.Status is ResultStatus.Final,
        ResultFact result => ResultSelection.StatusOf(result) is ResultStatus.Final,
        _ => true,
    };

    /// <summary>True where an addendum or amended part of the same text says something else of the same.</summary>
    public static bool IsOutranked(NarrativeMention mention)
    {
        if (mention.Finding.IsAmendment)
        {
            return false;
        }

        var findings = NarrativeIndex.FindingsOf(mention.Fact);
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].IsAmendment && Amends(findings[i], mention.Finding))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a report or document without words, or of whose words some could not be read.</summary>
    public static bool IsUnread(ReportFact report) => !report.HasText || !report.IsRead;

    /// <summary>True for a report of these value sets, by its codes or its name.</summary>
    public static bool IsAmong(ClinicalFact fact, ImmutableArray<Concept> reports)
        => fact is ReportFact && (fact.Concepts.ContainsAny(reports) || fact.TextConcepts.ContainsAny(reports));

    /// <summary>The mention as evidence.</summary>
    public static Evidence AsEvidence(this NarrativeMention mention) => new(mention.Fact, finding: mention.Finding);

    /// <summary>What a person would call the text.</summary>
    public static string NameOf(ClinicalFact fact) => fact.Label ?? fact.Code ?? fact.Source.Unversioned;

    /// <summary>When the specimen a fact speaks of was taken; null where it names none that the record dates.</summary>
    public static DateInterval? SpecimenOf(ClinicalFact fact, EvaluationContext context) => fact switch
    {
        ResultFact result => SpecimenTime.SpecimenOf(result, context)?.Effective,
        ReportFact report => SpecimensOf(report, context),
        _ => null,
    };

    // Of several specimens taken at different times it isn't known which the words are about, so the time is vague.
    private static DateInterval? SpecimensOf(ReportFact report, EvaluationContext context)
    {
        DateInterval? taken = null;
        for (var i = 0; i < report.Specimens.Count; i++)
        {
            if (context.Record.Specimen(report.Specimens[i])?.Effective is { } one)
            {
                taken = taken is not { } other || other == one ? one
                    : DateInterval.Between(one.Start < other.Start ? one : other, one.End > other.End ? one : other);
            }
        }

        return taken;
    }

    private static bool Amends(NarrativeFinding later, NarrativeFinding earlier)
        => later.Finding == earlier.Finding && later.Assertion is Assertion.Present or Assertion.Absent or Assertion.Possible
            && (later.Part is null || later.Part == earlier.Part)
            && later.Finding switch
            {
                FindingKinds.Metastasis => later.Site == earlier.Site || (later.Site is null or MetastasisSites.Distant && earlier.Site is not MetastasisSites.Peritoneum),
                FindingKinds.Surgery => later.Value == earlier.Value,
                _ => true,
            };
}
