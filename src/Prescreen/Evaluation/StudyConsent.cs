using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>Consents to this study (clinical.md §7 Consent): research scope, tied to it by a reference or an identifier.</summary>
internal static class StudyConsent
{
    /// <summary>The latest that is there by as-of and decides something; with a decision given, the latest of that decision.</summary>
    public static ConsentFact? Latest(EvaluationContext context, ConsentDecision? decision = null)
    {
        ConsentFact? latest = null;
        foreach (var fact in context.Record.Facts)
        {
            if (fact is ConsentFact { IsResearch: true } consent && consent.Decision != ConsentDecision.Open && (decision is null || consent.Decision == decision)
                && (decision is null || consent.Effective is not null)
                && (consent.Effective is not { } when || context.AsOf.IsThere(when))
                && IsTied(consent, context.Protocol.Study)
                && (latest is null || !(latest.Effective?.Start > consent.Effective?.Start)))
            {
                latest = consent;
            }
        }

        return latest;
    }

    private static bool IsTied(ConsentFact consent, StudyIdentifier study)
    {
        foreach (var tie in consent.Ties)
        {
            if (tie.Contains(study.Value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
