using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Diagnoses;

/// <summary>Finds malignant tumours by type and organ of origin.</summary>
internal sealed class DiagnosisExtractor : IFindingExtractor
{
    private const string Colorectal = "colorectal-adenocarcinoma";
    private const string Other = "other-malignancy";
    private const string Adenocarcinoma = "adenocarcinoma";

    private static readonly ulong Margins = RoleBits.Of(FindingRoles.Margin);

    private readonly SentenceOrgans organs;
    private readonly OrganTopic topic;
    private readonly SpecimenOrgans specimens = new();
    private readonly DateReader dates;
    private readonly List<FindingDraft> drafts = [];
    private readonly TumorOrigin origins;

    /// <summary>For one report at a time, with what it shares with others.</summary>
    public DiagnosisExtractor(SentenceOrgans organs, OrganTopic topic, DateReader dates)
        => (this.organs, this.topic, this.dates, origins) = (organs, topic, dates, new TumorOrigin(organs));

    public void Begin()
    {
        topic.Begin();
        specimens.Begin();
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        organs.Read(sentence);
        topic.Enter(sentence);
        origins.Read(sentence);
        drafts.Clear();
        specimens.Note(sentence, organs.All, sentence.Part is not null && topic.Current.Count == 0);
        var isAny = false;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Tumor) && hit.Value is not "unnamed")
            {
                isAny = true;
                ReadTumor(sentence, hit, index);
            }
        }

        if (!isAny && origins.Stated(sentence, 0) is { } stated && Told(Adenocarcinoma, stated.Organ, null) is { Value: not Adenocarcinoma } told)
        {
            Add(sentence, told.Value, told.Site, stated.First, stated.End, sentence.AssertionOf(stated.First, stated.End));
        }

        foreach (var draft in drafts)
        {
            into.Add(draft.Finish(sentence));
        }

        topic.Leave(sentence, organs.All);
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private void ReadTumor(SentenceReading sentence, in TermHit tumor, int index)
    {
        if (IsOfMargin(sentence, tumor))
        {
            return;
        }

        var spread = SpreadBefore(sentence, index);
        var stated = origins.Stated(sentence, tumor.End);
        var named = stated?.Organ ?? origins.Before(sentence, tumor.First, spread?.End ?? 0) ?? origins.After(sentence, tumor.End, spread is not null);
        if (named is null && spread is { } metastatic && Clauses.IsNear(sentence.Tokens, metastatic.End, tumor.First, 4))
        {
            // "metastatic adenocarcinoma": where it is found is not where it comes from.
            named = null;
        }
        else
        {
            named ??= tumor.Value is "colorectal" or Other ? null : origins.Label(sentence, tumor.First) ?? OfLabel(sentence);
        }

        if (Told(tumor.Value!, named, tumor.Term.Entry["origin"]) is { } told)
        {
            var (first, end) = (tumor.First, tumor.End);
            if (named is { First: >= 0 } organ && Clauses.IsNear(sentence.Tokens, Math.Min(organ.End, end), Math.Max(organ.First, first), 4))
            {
                (first, end) = (Math.Min(first, organ.First), Math.Max(end, organ.End));
            }

            end = stated is { } origin ? Math.Max(end, origin.End) : end;
            Add(sentence, told.Value, told.Site, first, end, sentence.AssertionOf(tumor.First, tumor.End));
        }
    }

    private Organ? OfLabel(SentenceReading sentence)
    {
        if (SpecimenOrgans.ByOperation(sentence) is { } removed)
        {
            return removed;
        }

        Organ? best = null;
        foreach (var organ in topic.Current)
        {
            best = organ.Origin is not null ? TumorOrigin.Better(best, organ) : best;
        }

        var isElsewhere = organs.All.Count > 0 && organs.All[0].Site is not null;
        return best is { IsSpecimen: true } ? best : isElsewhere || (topic.IsLabel && topic.Current.Count > 0) ? null : specimens.Of(sentence);
    }

    private void Add(SentenceReading sentence, string value, string? site, int first, int end, Assertion assertion)
    {
        for (var index = 0; index < drafts.Count; index++)
        {
            if (drafts[index] is var known && known.Value == value && known.Site == site && known.Assertion == assertion)
            {
                drafts[index] = known.Cover(first, end);
                return;
            }
        }

        string? date = null;
        if (assertion is Assertion.Historical)
        {
            dates.Read(sentence);
            date = dates.Near(sentence, first, end);
        }

        drafts.Add(new FindingDraft(FindingKinds.Diagnosis) { Assertion = assertion, First = first, End = end, Value = value, Site = site, Date = date });
    }

    private static (string Value, string? Site)? Told(string tumor, Organ? organ, string? ownOrigin) => (tumor, organ?.Origin) switch
    {
        (Other, var origin) => (Other, ownOrigin ?? (origin == "colorectal" ? null : origin)),
        ("colorectal", _) or (_, "colorectal") => (Colorectal, null),
        (_, "colon" or "rectum") => (Colorectal, organ!.Origin),
        (_, { } origin) => (Other, origin),
        (Adenocarcinoma, null) => (Adenocarcinoma, null),
        _ => null,
    };

    // The nearest word of spread before a tumour's name, in its clause.
    private static TermHit? SpreadBefore(SentenceReading sentence, int index)
    {
        for (var at = index - 1; at >= 0; at--)
        {
            var hit = sentence.Subjects[at];
            if (hit.Is(FindingRoles.Spread))
            {
                return Clauses.IsNear(sentence.Tokens, hit.End, sentence.Subjects[index].First, 5) ? hit : null;
            }
        }

        return null;
    }

    private static bool IsOfMargin(SentenceReading sentence, in TermHit tumor)
    {
        for (var at = 0; at < sentence.Subjects.Count && sentence.MayHave(Margins); at++)
        {
            var hit = sentence.Subjects[at];
            var (from, to) = hit.First < tumor.First ? (hit.End, tumor.First) : (tumor.End, hit.First);
            if (hit.Is(FindingRoles.Margin) && to - from <= 10 && !Clauses.IsParted(sentence.Tokens, from, to))
            {
                return hit.First < tumor.First || Clauses.Find(sentence.Tokens, from, to, ',') < 0;
            }
        }

        return false;
    }
}
