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
}

/// <summary>Recognises imaging studies among reports (clinical.md I4.ct, §7).</summary>
internal static class ImagingReading
{
    /// <summary>The reports that are such a study, final or not, that are there by as-of; undated ones too.</summary>
    public static List<(ReportFact Report, Enhancement How)> Find(ImagingStudy study, EvaluationContext context)
    {
        var found = new List<(ReportFact, Enhancement)>();
        foreach (var fact in context.Record.Facts)
        {
            if (fact is ReportFact { Status: not ResultStatus.Registered } report && Recognise(report, study) is var how and not Enhancement.NotTheStudy
                && (report.Effective is not { } when || context.AsOf.IsThere(when)))
            {
                found.Add((report, how));
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
}
