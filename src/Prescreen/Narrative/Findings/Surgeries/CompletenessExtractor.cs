using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Finds how complete a cytoreduction was: the score, or in words.</summary>
internal sealed class CompletenessExtractor(DateReader dates) : IFindingExtractor
{
    private readonly List<CcMention> scores = [];
    private bool isCytoreduction;

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.CcScore, FindingRoles.Completeness, FindingRoles.Operation);

    public void Begin() => isCytoreduction = false;

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        scores.Clear();
        var isSaid = false;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.CcScore) && CcMention.At(sentence, hit) is { } mention)
            {
                Add(sentence, mention);
            }

            isCytoreduction |= hit.Is(FindingRoles.Operation) && hit.Value is "cytoreductive" or "hipec";
            isSaid |= hit.Is(FindingRoles.Completeness);
        }

        foreach (var score in scores)
        {
            var assertion = Asserted(sentence, score);
            FindingDraft draft = new(FindingKinds.CcScore) { Assertion = assertion, First = score.First, End = score.End, Value = score.Value, Number = score.Range };
            into.Add(dates.Dated(sentence, draft).Finish(sentence));
        }

        if (isSaid && scores.Count == 0)
        {
            AddWords(sentence, into);
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    // "CC score: CC-1" is one, "CC-0 or CC-1" is an interval, "not CC-0 but CC-2" are two.
    private void Add(SentenceReading sentence, CcMention mention)
    {
        if (scores.Count > 0 && scores[^1] is var last)
        {
            if (mention.First < last.End || mention.NumberAt == last.NumberAt)
            {
                return;
            }

            var isInterval = mention.First - last.End == 1 && mention.Range.Low > last.Range.High
                && (sentence.Tokens[last.End].Sign is '/' or '-' or '~' || sentence.Tokens[last.End] is { Kind: TokenKind.Word } joint && joint.End - joint.Start <= 2);
            if (isInterval)
            {
                scores[^1] = last with { End = mention.End, Range = new NumberRange(last.Range.Low, mention.Range.High) };
                return;
            }
        }

        scores.Add(mention);
    }

    // "No macroscopic residual tumour, CC0": the negation is used up by the words before the score.
    private static Assertion Asserted(SentenceReading sentence, CcMention score)
    {
        var said = sentence.AssertionOf(score.First, score.End);
        if (said is not Assertion.Other && Undone.Is(sentence, score.First, score.End, null))
        {
            return Assertion.Absent;
        }

        for (var index = 0; said is Assertion.Absent && index < sentence.Subjects.Count && sentence.Subjects[index].First < score.First; index++)
        {
            said = sentence.Subjects[index].Is(FindingRoles.Completeness) ? Assertion.Present : said;
        }

        return said;
    }

    private static Assertion WordsAsserted(SentenceReading sentence, in TermHit hit)
        => sentence.AssertionOf(hit) is var said && said is not Assertion.Other && Undone.Is(sentence, hit.First, hit.End, null) ? Assertion.Absent : said;

    private void AddWords(SentenceReading sentence, List<NarrativeFinding> into)
    {
        FindingDraft? draft = null;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (!hit.Is(FindingRoles.Completeness) || (hit.Term.Entry["needs"] is "cytoreduction" && !isCytoreduction))
            {
                continue;
            }

            if (draft is not null && draft.Value == hit.Value)
            {
                draft = draft.Cover(hit.First, hit.End);
                continue;
            }

            if (draft is not null)
            {
                into.Add(draft.Finish(sentence));
            }

            draft = new FindingDraft(FindingKinds.CcScore) { Assertion = WordsAsserted(sentence, hit), First = hit.First, End = hit.End, Value = hit.Value };
        }

        if (draft is not null)
        {
            into.Add(draft.Finish(sentence));
        }
    }
}
