using System.Collections.Concurrent;
using Prescreen.Facts;
using Prescreen.Narrative.Findings;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative;

/// <summary>
/// Reads reports: finds the statements the lexicons and extractors know, with their assertion and their words. Deterministic, in time linear in the text's
/// length; one instance serves any number of threads.
/// </summary>
public sealed class NarrativeReader
{
    private readonly ConcurrentBag<ReportReading> readings = [];
    private readonly TermTrie trie;

    private NarrativeReader(TermTrie trie) => this.trie = trie;

    /// <summary>The reader of some lexicon files and, optionally, a trial team's own terms; or all problems of the files ("LEX-…").</summary>
    public static LexiconReading Create(IReadOnlyList<LexiconSource> lexicons, IReadOnlyList<OwnTerm>? own = null)
    {
        List<LexiconEntry> entries = [];
        List<Problem> problems = [];
        foreach (var source in lexicons)
        {
            var (read, found) = LexiconFile.Read(source);
            entries.AddRange(read);
            problems.AddRange(found);
        }

        entries.AddRange((own ?? []).Select(term => term.Entry));
        return problems.Count > 0
            ? new LexiconReading(null, problems)
            : new LexiconReading(new NarrativeReader(TermTrie.Build(entries, entry => entry.Role == OwnTerm.Role ? Layer.Own : Roles.LayerOf(entry.Role))), []);
    }

    /// <summary>The findings of a report's text, in the order in which they stand; offsets count in that text.</summary>
    public IReadOnlyList<NarrativeFinding> Read(string text)
    {
        var reading = Rent();
        var findings = reading.Findings(text);
        readings.Add(reading);
        return findings;
    }

    /// <summary>Every mention of the own terms, with its assertion.</summary>
    public IReadOnlyList<TermMention> Mentions(string text)
    {
        var reading = Rent();
        var mentions = reading.Mentions(text);
        readings.Add(reading);
        return mentions;
    }

    /// <summary>Every hit of the lexicons in a text, for tests of its entries.</summary>
    internal IReadOnlyList<(string Place, int Start, int End)> Hits(string text) => Rent().Hits(text);

    private ReportReading Rent() => readings.TryTake(out var reading) ? reading : new ReportReading(new SentenceSplitter(trie), FindingExtractors.All());
}
