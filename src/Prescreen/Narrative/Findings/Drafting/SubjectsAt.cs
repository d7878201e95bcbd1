using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>Finds the lexicon's words by where they stand, without walking through all of a sentence's.</summary>
internal static class SubjectsAt
{
    /// <summary>The words of a role that begin at a token; null where none.</summary>
    public static TermHit? Find(SentenceReading sentence, int at, string role)
    {
        if (sentence.Subjects.Count == 0)
        {
            return null;
        }

        for (var index = FirstFrom(sentence, at); index < sentence.Subjects.Count && sentence.Subjects[index].First == at; index++)
        {
            if (sentence.Subjects[index].Is(role))
            {
                return sentence.Subjects[index];
            }
        }

        return null;
    }

    /// <summary>The index of the first words that begin at a token or after it.</summary>
    public static int FirstFrom(SentenceReading sentence, int at)
    {
        var (low, high) = (0, sentence.Subjects.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentence.Subjects[middle].First < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
