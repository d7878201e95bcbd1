using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>Finds metastases, and focal lesions that may be some: site by site, with side.</summary>
internal sealed class MetastasisExtractor : IFindingExtractor
{
    private static readonly ulong Stages = RoleBits.Of(FindingRoles.Stage);

    private readonly SentenceOrgans organs;
    private readonly SpreadHeads heads = new();
    private readonly OrganTopic topic;
    private readonly MentionList mentions = new();
    private readonly DateReader dates;
    private readonly NodeReader nodes;
    private readonly SiteFinder sites;

    /// <summary>For one report at a time, with what it shares with others.</summary>
    public MetastasisExtractor(SentenceOrgans organs, OrganTopic topic, DateReader dates)
    {
        (this.organs, this.topic, this.dates) = (organs, topic, dates);
        sites = new SiteFinder(organs, heads);
        nodes = new NodeReader(organs, sites);
    }

    public void Begin() => topic.Begin();

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        organs.Read(sentence);
        heads.Read(sentence);
        topic.Enter(sentence);
        mentions.Clear();
        sites.Begin();
        if (heads.All.Count > 0)
        {
            dates.Read(sentence);
        }

        ReadHeads(sentence);
        nodes.Read(sentence, topic, mentions);
        ReadStages(sentence);
        mentions.Finish(sentence, into);
        topic.Leave(sentence, organs.All);
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private void ReadHeads(SentenceReading sentence)
    {
        (SpreadHead Head, List<Organ> Organs)? waiting = null;
        for (var index = 0; index < heads.All.Count; index++)
        {
            var head = heads.All[index];
            List<Organ> found = sites.Of(sentence, index) is { Count: > 0 } told ? [.. told] : [];
            if (waiting is { } lesion)
            {
                // "Right ovarian mass, suspicious for metastasis": the metastasis is the lesion's nature.
                if (head.IsSpread && found.Count == 0 && (head.Site is null || lesion.Organs.Exists(organ => organ.Site == head.Site)) && !Clauses.IsParted(sentence.Tokens, lesion.Head.End, head.First))
                {
                    Add(sentence, head with { First = lesion.Head.First }, head.Assertion, lesion.Organs);
                    waiting = null;
                    continue;
                }

                AddLesion(sentence, lesion.Head, lesion.Organs, head.First);
                waiting = null;
            }

            if (head.IsSpread)
            {
                AddSpread(sentence, head, found);
            }
            else
            {
                found = found.Count > 0 ? found : head.Site is { } own ? [Organ.Of(own)] : OfTopic(head);
                waiting = found.Count > 0 ? (head, found) : null;
            }
        }

        if (waiting is { } last)
        {
            AddLesion(sentence, last.Head, last.Organs, sentence.Tokens.Length);
        }
    }

    private void AddSpread(SentenceReading sentence, SpreadHead head, List<Organ> found)
    {
        if (found.Count == 0 && head.Site is { } site)
        {
            mentions.Add(sentence, Draft(sentence, head, head.Assertion, head.First, head.End, site, null));
            return;
        }

        found = found.Count > 0 ? found : OfTopic(head);
        if (found.Count > 0)
        {
            Add(sentence, head, head.Assertion, found);
        }
        else if (!head.NeedsOrgan)
        {
            mentions.Add(sentence, Draft(sentence, head, head.Assertion, head.First, head.End, null, null));
        }
    }

    private void AddLesion(SentenceReading sentence, SpreadHead head, List<Organ> found, int next)
    {
        var focal = LesionNature.Of(sentence, head, next);
        foreach (var organ in found)
        {
            // A nodule of the peritoneum is spread unless something else is said of it.
            if ((organ.IsSpreadOut && focal is not null && head.Assertion is Assertion.Present ? Assertion.Present : focal) is { } assertion)
            {
                Add(sentence, head, assertion, [organ]);
            }
        }
    }

    private void Add(SentenceReading sentence, SpreadHead head, Assertion assertion, List<Organ> found)
    {
        var side = organs.SideAfter(sentence, head.End);
        foreach (var organ in found)
        {
            var isHere = organ.First >= 0;
            var (first, end) = isHere ? (Math.Min(organ.First, head.First), Math.Max(organ.End, head.End)) : (head.First, head.End);
            var isListed = isHere && organ.First >= head.End;
            var counted = organ.IsNode ? nodes.Count(sentence, isHere ? organ : null, first, end) : null;
            var asserted = counted is { } count && assertion is Assertion.Present or Assertion.Absent or Assertion.Possible
                ? count.Positive > 0 ? Assertion.Present : Assertion.Absent
                : isListed ? Stronger(assertion, sentence.AssertionOf(organ.First, organ.End)) : assertion;
            mentions.Add(sentence, Draft(sentence, head, asserted, first, end, organ.Site, organ.Laterality ?? (organ.IsSided ? side : null)));
        }
    }

    private FindingDraft Draft(SentenceReading sentence, SpreadHead head, Assertion assertion, int first, int end, string? site, string? side) => new(FindingKinds.Metastasis)
    {
        Assertion = assertion,
        First = first,
        End = end,
        Site = site,
        Laterality = side,
        Date = assertion is Assertion.Historical ? dates.Near(sentence, head.First, head.End) : null,
    };

    private List<Organ> OfTopic(SpreadHead head)
    {
        List<Organ> fitting = [];
        for (var index = 0; index < topic.Current.Count && !head.OnlySpreadOut; index++)
        {
            if (SiteFinder.FitsTopic(topic.Current[index], head))
            {
                fitting.Add(topic.Current[index]);
            }
        }

        return fitting;
    }

    // "to the liver but not to the lung": what is said of the organ counts too.
    private static Assertion Stronger(Assertion head, Assertion organ) => head is Assertion.Present ? organ : head;

    private void ReadStages(SentenceReading sentence)
    {
        for (var index = 0; index < sentence.Subjects.Count && sentence.MayHave(Stages); index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Stage))
            {
                var said = sentence.AssertionOf(hit);
                var staged = hit.Value == "absent" ? Assertion.Absent : Assertion.Present;
                mentions.Add(sentence, new FindingDraft(FindingKinds.Metastasis)
                {
                    Assertion = said is Assertion.Present or Assertion.Absent ? staged : said,
                    First = hit.First,
                    End = hit.End,
                    Site = hit.Term.Entry["site"],
                });
            }
        }
    }
}
