using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>Reads lymph nodes that are told of without any word for metastasis: "Lymph nodes: 5/21 positive", "fifteen nodes negative for carcinoma".</summary>
internal sealed class NodeReader(SentenceOrgans organs, SiteFinder sites)
{
    private const int Farthest = 14;

    /// <summary>The count that belongs to a node's words, or to the words of spread of a node named before.</summary>
    public NodeCount? Count(SentenceReading sentence, Organ? organ, int first, int end)
        => organ is null ? NodeCount.Near(sentence, first, end, sentence.Tokens.Length) : NodeCount.Near(sentence, organ.First, organ.End, NextNode(sentence, organ));

    /// <summary>Adds what is said of nodes no word of spread has told of.</summary>
    public void Read(SentenceReading sentence, OrganTopic topic, MentionList into)
    {
        var isAny = false;
        foreach (var organ in organs.All)
        {
            if (organ.IsNode && !sites.IsTaken(organ))
            {
                Read(sentence, organ, organ.First, organ.End, NextNode(sentence, organ), into);
            }

            isAny |= organ.Site is not null;
        }

        if (!isAny && topic.Current is [{ IsNode: true } spoken])
        {
            Read(sentence, spoken, 0, 0, sentence.Tokens.Length, into);
        }
    }

    private static void Read(SentenceReading sentence, Organ organ, int first, int end, int next, MentionList into)
    {
        var said = Said(sentence, end, next);
        if (NodeCount.Near(sentence, first, end, next) is { } count)
        {
            var asserted = sentence.AssertionOf(count.First, count.End);
            Add(sentence, organ, asserted is Assertion.Present or Assertion.Absent or Assertion.Possible ? count.Positive > 0 ? Assertion.Present : Assertion.Absent : asserted,
                Math.Min(first < end ? first : count.First, count.First), Math.Max(end, count.End), into);
        }
        else if (said is { } status)
        {
            Add(sentence, organ, status.Assertion, first < end ? first : status.First, status.End, into);
        }
    }

    private static (Assertion Assertion, int First, int End)? Said(SentenceReading sentence, int end, int next)
    {
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.First < end || hit.First >= next || hit.First - end > Farthest || Clauses.IsParted(sentence.Tokens, end, hit.First))
            {
                continue;
            }

            if (hit.Is(FindingRoles.NodeStatus))
            {
                var asserted = sentence.AssertionOf(hit);
                var isAbsent = hit.Value == "absent" || asserted is Assertion.Absent;
                return (asserted is Assertion.Present or Assertion.Absent ? isAbsent ? Assertion.Absent : Assertion.Present : asserted, hit.First, hit.End);
            }

            if (hit.Is(FindingRoles.Tumor))
            {
                return (sentence.AssertionOf(hit), hit.First, hit.End);
            }
        }

        return null;
    }

    private static void Add(SentenceReading sentence, Organ organ, Assertion assertion, int first, int end, MentionList into)
        => into.Add(sentence, new FindingDraft(FindingKinds.Metastasis) { Assertion = assertion, First = first, End = end, Site = organ.Site, Laterality = organ.Laterality });

    private int NextNode(SentenceReading sentence, Organ organ)
    {
        foreach (var next in organs.All)
        {
            if (next.First >= organ.End && next.Group != organ.Group)
            {
                return next.First;
            }
        }

        return sentence.Tokens.Length;
    }
}
