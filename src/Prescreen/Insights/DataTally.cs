using System.Diagnostics;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>Counts verdicts by the data that decided them.</summary>
internal sealed class DataTally
{
    private int coded;
    private int narrative;
    private int review;
    private int nothing;
    private int noTrace;
    private int notAsked;

    public DataCounts Counts => new(coded, narrative, review, nothing, noTrace, notAsked);

    public void Add(Verdict verdict)
    {
        switch (verdict.Outcome)
        {
            case Outcome.Met or Outcome.NotMet or Outcome.Review when verdict.Basis is Basis.Narrative:
                narrative++;
                break;
            case Outcome.Met or Outcome.NotMet:
                coded++;
                break;
            case Outcome.Review:
                review++;
                break;
            case Outcome.Unknown:
                nothing++;
                break;
            case Outcome.NotFound:
                noTrace++;
                break;
            case Outcome.Judgement or Outcome.NotApplicable:
                notAsked++;
                break;
            default:
                throw new UnreachableException($"No count for {verdict.Outcome}.");
        }
    }
}
