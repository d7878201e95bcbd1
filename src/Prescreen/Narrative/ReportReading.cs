using Prescreen.Facts;
using Prescreen.Narrative.Findings;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative;

/// <summary>What reading one report needs; used again for the next one.</summary>
internal sealed class ReportReading(SentenceSplitter splitter, IReadOnlyList<IFindingExtractor> extractors)
{
    private readonly SentenceReading sentence = new();
    private readonly ulong[] needs = [.. extractors.Select(extractor => extractor.Needs)];

    public IReadOnlyList<NarrativeFinding> Findings(string text)
    {
        List<NarrativeFinding> found = [];
        foreach (var extractor in extractors)
        {
            extractor.Begin();
        }

        Begin(text);
        while (splitter.Next(sentence))
        {
            if (sentence.Subjects.Count > 0 || sentence.Stains.Count > 0)
            {
                for (var index = 0; index < extractors.Count; index++)
                {
                    if (needs[index] == ulong.MaxValue || (needs[index] & sentence.Roles) != 0)
                    {
                        extractors[index].Read(sentence, found);
                    }
                }
            }
        }

        foreach (var extractor in extractors)
        {
            extractor.End(found);
        }

        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : string.CompareOrdinal(one.Finding, other.Finding));
        return found.Count == 0 ? [] : found;
    }

    public IReadOnlyList<TermMention> Mentions(string text)
    {
        List<TermMention> found = [];
        Begin(text);
        while (splitter.Next(sentence))
        {
            foreach (var hit in sentence.Own)
            {
                var term = new OwnTerm(hit.Term.Entry.Place, hit.Value!);
                found.Add(new TermMention(term, sentence.AssertionOf(hit), sentence.Tokens[hit.First].Start, sentence.Tokens[hit.End - 1].End));
            }
        }

        return found;
    }

    public IReadOnlyList<(string Place, int Start, int End)> Hits(string text)
    {
        List<(string, int, int)> found = [];
        Begin(text);
        while (splitter.Next(sentence))
        {
            foreach (var hit in sentence.Subjects.Concat(sentence.Stains).Concat(sentence.Context).Concat(sentence.Own))
            {
                found.Add((hit.Term.Entry.Place, sentence.Tokens[hit.First].Start, sentence.Tokens[hit.End - 1].End));
            }
        }

        return found;
    }

    private void Begin(string text)
    {
        splitter.Begin(text);
        sentence.BeginReport();
    }
}
