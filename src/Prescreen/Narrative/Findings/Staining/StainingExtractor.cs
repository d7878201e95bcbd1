using System.Runtime.InteropServices;
using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>
/// Finds what reports say of immunostains for CEA and HER2 and of HER2 in-situ hybridisation. A sentence is held until the next one is seen: it may go on about
/// the same marker ("A CEA stain was performed. Tumor cells show …").
/// </summary>
internal sealed class StainingExtractor(DateReader dates) : IFindingExtractor
{
    private readonly StainComposer composer = new();
    private readonly StainBinder binder = new();
    private readonly StainTable table = new();
    private readonly StainItems items = new();
    private readonly List<HeldStain> held = [];
    private readonly StainLeadIn leadIn = new();
    private List<StainFrame> last = [];

    /// <inheritdoc/>
    public void Begin()
    {
        held.Clear();
        last = [];
        table.Forget();
        leadIn.Forget();
    }

    /// <inheritdoc/>
    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        leadIn.Follow(sentence);
        if (sentence.Stains.Count == 0)
        {
            if (held.Count > 0)
            {
                Flush(into);
            }

            return;
        }

        if (HasMarker(sentence))
        {
            Flush(into);
            ReadMarkers(sentence);
            leadIn.Read(sentence, items);
        }
        else if (table.ReadHeader(sentence) || last.Count == 0 || sentence.BeginsParagraph)
        {
            Flush(into);
            if (StainLeadIn.IsOne(sentence))
            {
                composer.Read(sentence, items);
                leadIn.Read(sentence, items);
            }
        }
        else
        {
            GoOn(sentence);
            Flush(into);
            leadIn.Read(sentence, items);
        }
    }

    /// <inheritdoc/>
    public void End(List<NarrativeFinding> into) => Flush(into);

    private static bool HasMarker(SentenceReading sentence)
    {
        foreach (ref readonly var hit in CollectionsMarshal.AsSpan(sentence.Stains))
        {
            if (hit.Term.StainKind is StainKind.Marker || (hit.Term.StainKind is StainKind.Ratio or StainKind.Copies && hit.Term.Entry["names"] is "her2"))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadMarkers(SentenceReading sentence)
    {
        composer.Read(sentence, items);
        table.Complete(sentence, items);
        IshMerger.Merge(items);
        binder.Bind(items);
        last = binder.Last.FindAll(static frame => StainVerdict.KindOf(frame) is not null);
        foreach (var frame in last)
        {
            frame.MarkLast();
        }

        dates.Read(sentence);
        foreach (var frame in binder.Frames)
        {
            // "HER2 FISH: dual probe, HER2 signals 62, ratio 1.55": the words of the method belong to it.
            if (frame.Kind is "her2" && StainVerdict.IsOfGene(frame) && binder.Frames.Find(other => other.Kind is "ish" && !other.IsTold) is { } method)
            {
                frame.Cover(method.First, method.End);
            }

            if (StainVerdict.KindOf(frame) is not null && (frame.IsTold || frame.IsLast))
            {
                held.Add(new HeldStain(frame, sentence, items, dates, leadIn));
            }
        }
    }

    // A sentence that names no marker but speaks of staining goes on about the last one; "margins are negative" doesn't.
    private void GoOn(SentenceReading sentence)
    {
        composer.Read(sentence, items);
        var isOfStaining = items.Has(StainKind.Staining) || items.Has(StainKind.Tumor) || (items.Count > 0 && items[0].Kind is StainKind.Result or StainKind.Score or StainKind.Is);
        var isElsewhere = items.Has(StainKind.Condition) || items.Has(StainKind.Marker) || items.Has(StainKind.Scope);
        if (!isOfStaining || isElsewhere || !new StainPhrase(0, items.Count).IsTelling(items))
        {
            return;
        }

        foreach (var stain in held)
        {
            if (stain.Frame.IsLast)
            {
                stain.GoOn(sentence, items);
            }
        }
    }

    private void Flush(List<NarrativeFinding> into)
    {
        var from = into.Count;
        foreach (var stain in held)
        {
            if (stain.Finding() is { } finding)
            {
                StainDuplicates.Add(into, from, finding);
            }
        }

        held.Clear();
        last = [];
    }
}
