using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Tells what was not done after all: "the planned HIPEC was aborted". What became of it outweighs the plan.</summary>
internal static class Undone
{
    private const int Reach = 12;

    private static readonly ulong Words = RoleBits.Of(FindingRoles.Undone);

    /// <summary>True where words beside an operation or score, in its clause, say so.</summary>
    public static bool Is(SentenceReading sentence, int first, int end, string? operation)
    {
        for (var index = 0; index < sentence.Subjects.Count && sentence.MayHave(Words); index++)
        {
            var hit = sentence.Subjects[index];
            if (!hit.Is(FindingRoles.Undone))
            {
                continue;
            }

            var (from, to) = hit.First >= end ? (end, hit.First) : (hit.End, first);
            if (to >= from && to - from <= Reach && IsOneClause(sentence, from, to, operation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneClause(SentenceReading sentence, int from, int to, string? operation)
    {
        for (var at = from; at < to; at++)
        {
            if (sentence.Tokens[at].Sign is ';' or ',' or '。' or '.' or ':')
            {
                return false;
            }
        }

        // Another operation between takes the word for itself.
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Operation) && hit.First >= from && hit.End <= to && hit.Value != operation)
            {
                return sentence.Tokens[from].IsChinese;
            }
        }

        return true;
    }
}
