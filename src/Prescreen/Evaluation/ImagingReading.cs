using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>How a report relates to an imaging study.</summary>
internal enum Enhancement
{
    /// <summary>It is no such study.</summary>
    NotTheStudy,

    /// <summary>It is, with contrast.</summary>
    Enhanced,

    /// <summary>It is, and contrast isn't stated.</summary>
    Unstated,

    /// <summary>It is, without contrast.</summary>
    Unenhanced,

    /// <summary>It is, and its code and its words differ on contrast.</summary>
    Disputed,
}

/// <summary>A report that is an imaging study, whether it was enhanced, and the words that said so; null where its code or name did.</summary>
internal readonly record struct FoundImaging(ReportFact Report, Enhancement How, NarrativeFinding? Contrast)
{
    /// <summary>The reference only.</summary>
    public override string ToString() => $"{Report} {How}";
}

/// <summary>Recognises imaging studies among reports (clinical.md I4.ct, §7).</summary>
internal static class ImagingReading
{
    /// <summary>The reports that are such a study, final or not, that are there by as-of; undated ones too.</summary>
    public static List<FoundImaging> Find(ImagingStudy study, EvaluationContext context, NarrativeUse narrative)
    {
        var found = new List<FoundImaging>();
        foreach (var fact in context.Record.Facts)
        {
            if (fact is ReportFact { Status: not ResultStatus.Registered } report && Recognise(report, study) is var how and not Enhancement.NotTheStudy
                && (report.Effective is not { } when || context.AsOf.IsThere(when)))
            {
                found.Add(narrative is NarrativeUse.None ? new(report, how, null) : WithWords(report, how));
            }
        }

        return found;
    }

    private static Enhancement Recognise(ReportFact report, ImagingStudy study)
    {
        if (report.Concepts.Contains(study.Enhanced))
        {
            return Enhancement.Enhanced;
        }

        if (report.Concepts.Contains(study.Unenhanced))
        {
            return Enhancement.Unenhanced;
        }

        var words = report.TextConcepts;
        if (!report.Concepts.Contains(study.Unstated) && !words.Contains(study.Enhanced) && !words.Contains(study.Unenhanced) && !words.Contains(study.Unstated)
            && !(words.Contains(study.Words.Modality) && words.Contains(study.Words.Region)))
        {
            return Enhancement.NotTheStudy;
        }

        return words.Contains(study.Enhanced) ? Enhancement.Enhanced
            : words.Contains(study.Unenhanced) || words.Contains(study.Words.NoContrast) ? Enhancement.Unenhanced
            : words.Contains(study.Words.Contrast) ? Enhancement.Enhanced
            : Enhancement.Unstated;
    }

    // A study in phases is told as plain and enhanced: one enhanced phase is enough.
    private static FoundImaging WithWords(ReportFact report, Enhancement how)
    {
        NarrativeFinding? with = null;
        NarrativeFinding? without = null;
        for (var i = 0; i < report.Findings.Count; i++)
        {
            var finding = report.Findings[i];
            if (finding.Finding != FindingKinds.CtContrast || finding.Assertion is not (Assertion.Present or Assertion.Absent) || NarrativeReading.IsOutranked(new(report, finding)))
            {
                continue;
            }

            if (finding.Value == "without" || finding.Assertion is Assertion.Absent)
            {
                without ??= finding;
            }
            else
            {
                with ??= finding;
            }
        }

        return (how, with, without) switch
        {
            (_, null, null) => new(report, how, null),
            (Enhancement.Unstated, { } said, _) => new(report, Enhancement.Enhanced, said),
            (Enhancement.Unstated, null, { } said) => new(report, Enhancement.Unenhanced, said),
            (Enhancement.Unenhanced, { } said, _) => new(report, Enhancement.Disputed, said),
            (Enhancement.Enhanced, null, { } said) => new(report, Enhancement.Disputed, said),
            _ => new(report, how, null),
        };
    }
}
