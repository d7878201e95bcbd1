using Prescreen.Narrative;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Tests.Narrative;

/// <summary>Every entry of every lexicon at work in its own test sentence.</summary>
public sealed class LexiconTests
{
    /// <summary>The entries by where they stand.</summary>
    public static TheoryData<string> Places(string layer)
        => [.. Lexicons.Entries.Where(entry => Roles.LayerOf(entry.Role).ToString() == layer).Select(entry => entry.Place)];

    [Fact]
    public void Files_AsCommitted_HaveNoProblems()
        => Lexicons.Files.SelectMany(file => LexiconFile.Read(file).Problems).Select(problem => problem.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Places), "Context")]
    public void ContextEntry_InItsTest_GivesItsAssertion(string place)
    {
        var entry = Lexicons.Entries.Single(one => one.Place == place);
        var (text, start, end) = Lexicons.Unmark(entry.Test);
        var reader = NarrativeReader.Create(Lexicons.Files, [new OwnTerm(text[start..end], "x")]).Reader!;

        var mention = reader.Mentions(text).Single(one => one.Start == start);

        mention.Assertion.ToString().ToLowerInvariant().ShouldBe(entry["gives"] ?? entry.Value ?? "present");
        entry.Words.ShouldContain(words => text.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void SubjectEntries_InTheirTests_AreFoundInBrackets()
        => Lexicons.Entries.Where(entry => Roles.LayerOf(entry.Role) is (Layer.Subject or Layer.Staining) && !IsFound(entry)).Select(entry => $"{entry.Place}: {entry.Test}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Places), "Structure")]
    public void StructureEntry_InItsTest_OrdersTheText(string place)
    {
        var entry = Lexicons.Entries.Single(one => one.Place == place);
        var (text, _, end) = Lexicons.Unmark(entry.Test);
        switch (entry.Role)
        {
            case Roles.Heading:
                Sentences(text).ShouldHaveSingleItem().Section.ToString().ToLowerInvariant().ShouldBe(entry.Value == "original" ? "other" : entry.Value);
                break;
            case Roles.PartWord:
                Sentences(text).ShouldHaveSingleItem().Part.ShouldBe("A");
                break;
            case Roles.Connector:
                Sentences(text.Insert(end, "\n")).Count.ShouldBe(1);
                break;
            default:
                Sentences(text).Count.ShouldBe(entry.Value == "may-end" ? 2 : 1);
                break;
        }
    }

    private static bool IsFound(LexiconEntry entry)
    {
        var (text, start, end) = Lexicons.Unmark(entry.Test);
        return Lexicons.Reader.Hits(text).Contains((entry.Place, start, end));
    }

    private static List<Place> Sentences(string text)
    {
        SentenceSplitter splitter = new(TermTrie.Build(Lexicons.Entries, entry => Roles.LayerOf(entry.Role)));
        SentenceReading sentence = new();
        List<Place> places = [];
        splitter.Begin(text);
        while (splitter.Next(sentence))
        {
            places.Add(new Place(sentence.Section, sentence.Part, sentence.IsAmendment, sentence.BeginsParagraph, sentence.IsRow));
        }

        return places;
    }
}
