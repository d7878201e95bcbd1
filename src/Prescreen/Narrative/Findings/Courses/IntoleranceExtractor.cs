using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Courses;

/// <summary>Finds intolerance of an anti-tumour treatment: told so, or the treatment stopped for its harm.</summary>
internal sealed class IntoleranceExtractor(DateReader dates) : IFindingExtractor
{
    private const int DrugReach = 14;
    private const int HarmReach = 16;

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.Intolerance, FindingRoles.Stop);

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        var taken = -1;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            var harm = hit.Is(FindingRoles.Stop) ? Nearest(sentence, hit, FindingRoles.Toxicity, HarmReach) : null;
            if ((!hit.Is(FindingRoles.Intolerance) && harm is null) || Nearest(sentence, hit, FindingRoles.Drug, DrugReach) is not { } drug || drug.First == taken)
            {
                continue;
            }

            taken = drug.First;
            FindingDraft draft = new(FindingKinds.Intolerance)
            {
                Assertion = sentence.AssertionOf(hit),
                First = Math.Min(Math.Min(hit.First, drug.First), harm?.First ?? hit.First),
                End = Math.Max(Math.Max(hit.End, drug.End), harm?.End ?? hit.End),
                Value = IsNamed(drug) ? sentence.Words(drug.First, drug.End).ToString().ToLowerInvariant() : null,
            };
            into.Add(dates.Dated(sentence, draft).Finish(sentence));
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private static bool IsNamed(in TermHit drug) => drug.Term.Entry["generic"] is not "yes";

    private static TermHit? Nearest(SentenceReading sentence, in TermHit to, string role, int reach)
    {
        TermHit? nearest = null;
        var distance = reach + 1;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            var gap = hit.First >= to.End ? hit.First - to.End : to.First - hit.End;
            if (hit.Is(role) && gap >= 0 && gap < distance && !Clauses.IsParted(sentence.Tokens, Math.Min(hit.End, to.End), Math.Max(hit.First, to.First)))
            {
                (nearest, distance) = (hit, gap);
            }
        }

        return nearest;
    }
}
