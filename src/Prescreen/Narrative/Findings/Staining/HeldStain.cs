using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>A frame with what its sentence says around it, kept until the next sentence is seen.</summary>
internal sealed class HeldStain
{
    private readonly string text;
    private readonly string kind;
    private readonly string? scope;
    private readonly Assertion context;
    private readonly bool isConditional;
    private readonly bool isDropped;
    private readonly string? part;
    private readonly string? date;
    private readonly bool isAmendment;
    private readonly int start;
    private int end;

    public HeldStain(StainFrame frame, SentenceReading sentence, StainItems items, DateReader dates, StainLeadIn leadIn)
    {
        Frame = frame;
        (text, kind, isAmendment) = (sentence.Text, StainVerdict.KindOf(frame)!, sentence.IsAmendment);
        var settled = frame.Settled >= 0 ? frame.Settled : frame.First;
        scope = StainSurroundings.Scope(items, settled);
        part = StainSurroundings.Part(items, settled) ?? leadIn.Part ?? sentence.Part;
        isConditional = leadIn.IsConditional || StainSurroundings.IsConditional(items, frame.First);
        isDropped = kind != FindingKinds.CeaIhc && StainVerdict.IsOfGene(frame) && StainSurroundings.IsSequenced(items);
        context = sentence.AssertionOf(frame.First, frame.End);
        date = dates.All.Count > 0 ? dates.Near(sentence, frame.First, frame.End) : null;
        (start, end) = (sentence.Tokens[frame.First].Start, sentence.Tokens[frame.End - 1].End);
    }

    /// <summary>What was gathered.</summary>
    public StainFrame Frame { get; }

    /// <summary>Takes in what the next sentence goes on to say.</summary>
    public void GoOn(SentenceReading sentence, StainItems items)
    {
        StainBinder.Continue(items, Frame);
        for (var at = items.Count - 1; at >= 0; at--)
        {
            if (items[at].IsAttribute)
            {
                end = Math.Max(end, sentence.Tokens[items[at].End - 1].End);
                return;
            }
        }
    }

    /// <summary>The finding; null where nothing is stated.</summary>
    public NarrativeFinding? Finding()
    {
        if (isDropped || Frame.Result is "not-a-stain")
        {
            return null;
        }

        var value = StainVerdict.Value(Frame, kind);
        var told = StainVerdict.Assertion(Frame, kind, value);
        if (told is null && context is Assertion.Planned && Frame.Result is null && !Frame.IsTold)
        {
            (value, told) = ("pending", Assertion.Planned);
        }

        return told is { } assertion ? Write(value, InContext(assertion)) : null;
    }

    private Assertion InContext(Assertion told)
        => scope is "control" || isConditional || context is Assertion.Other ? Assertion.Other
            : told is Assertion.Planned ? told
            : scope is "prior" || (scope is not "current" && context is Assertion.Historical) ? Assertion.Historical
            : told;

    private NarrativeFinding Write(string? value, Assertion assertion)
    {
        var share = StainLinks.Deciding(Frame.Shares, Frame.Score?.Value);
        var isGene = kind == FindingKinds.Her2Ish;
        return new NarrativeFinding
        {
            Finding = kind,
            Assertion = assertion,
            Value = value,
            Number = isGene ? Frame.Ratio : kind == FindingKinds.Her2Ihc ? Frame.Score?.Range : null,
            Copies = isGene ? Frame.Copies : null,
            Percent = share?.Range,
            HScore = Frame.HScore,
            Patterns = isGene ? [] : Frame.Shares.Count > 1 && share is { Patterns.Count: > 0 } ? share.Value.Patterns : [.. Frame.Patterns],
            Intensity = isGene ? null : StainIntensity.Of(Frame.Intensities),
            Part = part,
            Date = assertion is Assertion.Historical ? date : null,
            IsAmendment = isAmendment,
            Quote = text[start..end],
            Start = start,
            End = end,
        };
    }
}
