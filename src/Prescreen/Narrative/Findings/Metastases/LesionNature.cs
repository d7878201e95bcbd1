using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>What is said of the nature of a lesion nobody calls a metastasis.</summary>
internal static class LesionNature
{
    private const int After = 24;
    private const int Before = 2;

    /// <summary>Its assertion: absent, possible where it is there; null where it is called benign.</summary>
    public static Assertion? Of(SentenceReading sentence, SpreadHead lesion, int nextLesion)
    {
        if (lesion.Assertion is not (Assertion.Present or Assertion.Possible))
        {
            return lesion.Assertion;
        }

        var isBenign = false;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            var isNear = hit.First >= lesion.End
                ? hit.First < nextLesion && hit.First - lesion.End <= After && !Clauses.IsParted(sentence.Tokens, lesion.End, hit.First)
                : hit.End <= lesion.First && Clauses.IsNear(sentence.Tokens, hit.End, lesion.First, Before);
            if (!isNear)
            {
                continue;
            }

            if (hit.Is(FindingRoles.Unclear))
            {
                return Assertion.Possible;
            }

            isBenign |= hit.Is(FindingRoles.Benign) && sentence.AssertionOf(hit) is not Assertion.Absent;
        }

        return isBenign ? null : Assertion.Possible;
    }
}
