using System.Collections.Immutable;
using System.Text;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Insights;

/// <summary>
/// What a local code may mean, by its display: a value set's own words, else the words of its title and of the components of its LOINC names. Of a test whose
/// unit doesn't fit nothing is suggested. Never applied.
/// </summary>
public sealed class MappingSuggester
{
    private const double LeastShared = 0.5;

    private readonly ConceptVocabulary vocabulary;
    private readonly ImmutableArray<Candidate> candidates;

    /// <summary>For the value sets of some protocols, which share a vocabulary.</summary>
    public MappingSuggester(ConceptVocabulary vocabulary, IEnumerable<Protocol> protocols)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        this.vocabulary = vocabulary;
        var labs = protocols.SelectMany(protocol => protocol.Labs.Values).SelectMany(lab => lab.Codes, (lab, concept) => (concept, lab)).ToLookup(one => one.concept, one => one.lab);
        candidates = [.. vocabulary.Names.Select(name => vocabulary.Find(name)!.Value).Select(concept => Candidate.Of(concept, vocabulary, labs[concept]))];
    }

    /// <summary>The likeliest meaning; null where nothing is near.</summary>
    /// <param name="resourceType">The resource the code stands in: a result's code can only mean a test.</param>
    /// <param name="display">What the site calls the code.</param>
    /// <param name="unit">A unit its results come in; null where none is known.</param>
    public MappingSuggestion? Suggest(string resourceType, string? display, string? unit)
    {
        if (string.IsNullOrWhiteSpace(display))
        {
            return null;
        }

        var words = TestWords.Of(display);
        var named = vocabulary.LookupText(Encoding.UTF8.GetBytes(display));
        return candidates
            .Where(candidate => candidate.IsMeantBy(resourceType) && candidate.Fits(unit))
            .Select(candidate => (Candidate: candidate, Score: Math.Max(candidate.ScoreOf(words), named.Contains(candidate.Concept) ? 1 : 0)))
            .Where(one => one.Score >= LeastShared)
            .OrderByDescending(one => one.Score).ThenByDescending(one => one.Candidate.ScoreOf(words)).ThenBy(one => one.Candidate.ValueSet, StringComparer.Ordinal)
            .Select(one => one.Candidate.ToSuggestion(words, unit))
            .FirstOrDefault();
    }

    private sealed record Candidate(Concept Concept, string ValueSet, string Title)
    {
        public ImmutableArray<LabDefinition> Labs { get; init; } = [];

        public ImmutableArray<(string System, string Code, IReadOnlySet<string> Words)> Codes { get; init; } = [];

        public required IReadOnlySet<string> TitleWords { get; init; }

        public required CodeUses Uses { get; init; }

        public static Candidate Of(Concept concept, ConceptVocabulary vocabulary, IEnumerable<LabDefinition> labs)
        {
            var codes = vocabulary.ExactCodes(concept);
            return new Candidate(concept, vocabulary.NameOf(concept), vocabulary.TitleOf(concept))
            {
                Labs = [.. labs],
                Codes = [.. codes.Select(one => (one.System, one.Code, TestWords.Component(vocabulary.DisplayOf(one.System, one.Code) ?? "")))],
                TitleWords = TestWords.Of(vocabulary.TitleOf(concept)),
                Uses = CodeUse.Of(codes.Select(one => one.System).Concat(vocabulary.Prefixes(concept).Select(one => one.System))),
            };
        }

        public bool IsMeantBy(string resourceType) => (Uses & CodeUse.OfResource(resourceType)) != 0;

        public bool Fits(string? unit) => Labs.IsEmpty || string.IsNullOrEmpty(unit) || Labs.Any(lab => lab.Units.Read(unit, true, unit).IsUnderstood);

        public double ScoreOf(IReadOnlySet<string> words) => Codes.Select(code => TestWords.Shared(words, code.Words)).Append(TestWords.Shared(words, TitleWords)).Max();

        public MappingSuggestion ToSuggestion(IReadOnlySet<string> words, string? unit)
        {
            var code = Codes.Where(one => TestWords.Shared(words, one.Words) > 0).OrderByDescending(one => TestWords.Shared(words, one.Words)).FirstOrDefault();
            return new MappingSuggestion(ValueSet, Title, Labs.IsEmpty || string.IsNullOrEmpty(unit) ? "words" : "words and unit") { System = code.System, Code = code.Code };
        }
    }
}
