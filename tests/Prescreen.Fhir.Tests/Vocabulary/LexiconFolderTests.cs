using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;

namespace Prescreen.Fhir.Tests.Vocabulary;

public sealed class LexiconFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-lexicon-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Read_FolderOfLexicons_IsInTheOrderOfTheirNames()
    {
        Write("b.yaml", "entries: []");
        Write("a.yaml", "entries: []");
        Write("README.md", "no lexicon");

        LexiconFolder.Read(folder.FullName).Value.Select(source => source.File).ShouldBe(["a.yaml", "b.yaml"]);
    }

    [Fact]
    public void Load_FolderOfLexicons_ReadsText()
    {
        Write("a.yaml", """entries: [{ role: trigger, value: absent, words: no, reaches: forward, test: "No [effusion]." }]""");

        var reader = LexiconFolder.Load(folder.FullName, [new OwnTerm("effusion", "effusion")]).Reader.ShouldNotBeNull();

        reader.Mentions("No effusion.").ShouldHaveSingleItem().Assertion.ShouldBe(Prescreen.Facts.Assertion.Absent);
    }

    [Fact]
    public void Load_FaultyFile_NamesIt()
    {
        Write("broken.yaml", "entries: [{ role: trigger }]");

        LexiconFolder.Load(folder.FullName).Problems.ShouldHaveSingleItem().ToString().ShouldContain("broken.yaml");
    }

    [Fact]
    public void Load_EmptyFolder_IsAProblem() => LexiconFolder.Load(folder.FullName).Problems.ShouldHaveSingleItem().Code.ShouldBe("LEX-020");

    [Fact]
    public void Load_MissingFolder_IsAProblem()
        => LexiconFolder.Load(Path.Combine(folder.FullName, "nowhere")).Problems.ShouldHaveSingleItem().Code.ShouldBe("LEX-020");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
