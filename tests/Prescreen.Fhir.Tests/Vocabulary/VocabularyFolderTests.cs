using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Fhir.Tests.Vocabulary;

public sealed class VocabularyFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-vocabulary-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_FolderOfValueSets_Compiles()
    {
        Write("platelets.json", """{ "resourceType": "ValueSet", "id": "platelets", "compose": { "include": [{ "system": "http://loinc.org", "concept": [{ "code": "777-3" }] }] } }""");
        Write("README.md", "no value set");

        var vocabulary = VocabularyFolder.Load(folder.FullName).Value;

        vocabulary.Names.ShouldBe(["platelets"]);
        vocabulary.Lookup("http://loinc.org"u8, "777-3"u8).IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Load_FaultyFile_NamesIt()
    {
        Write("broken.json", "{");

        VocabularyFolder.Load(folder.FullName).Problem.ShouldNotBeNull().ToString().ShouldContain("broken.json");
    }

    [Fact]
    public void Load_EmptyFolder_IsAProblem() => VocabularyFolder.Load(folder.FullName).Problem.ShouldNotBeNull().Code.ShouldBe("VOC-020");

    [Fact]
    public void Load_MissingFolder_IsAProblem()
        => VocabularyFolder.Load(Path.Combine(folder.FullName, "nowhere")).Problem.ShouldNotBeNull().Code.ShouldBe("VOC-020");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
