using System.Text;
using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Validation;

/// <summary>What isn't checked is told, never passed silently.</summary>
public sealed class NotCheckedTests : IDisposable
{
    private const string WithoutSnapshot = """{"resourceType":"StructureDefinition","url":"http://test.example/x","type":"Patient","differential":{"element":[{"path":"Patient"}]}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-definitions-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Extension_WithAContextInFhirPath_IsToldAsNotChecked()
    {
        var definition = Validating.Structure("http://test.example/e", "Extension", "\"id\":\"Extension.url\",\"path\":\"Extension.url\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"uri\"}]")
            .Replace("\"type\":\"element\",\"expression\":\"Patient\"", "\"type\":\"fhirpath\",\"expression\":\"Patient.where(active)\"", StringComparison.Ordinal);

        var issues = Validating.Issues("""{"resourceType":"Basic","code":{"text":"x"},"extension":[{"url":"http://test.example/e","valueString":"x"}]}""", definition);

        issues.ShouldContain(issue => issue.Rule == "extension-context" && issue.Severity == IssueSeverity.Information);
    }

    [Fact]
    public void Profile_WithoutASnapshot_NamesItsFileAndWhatMakesOne()
    {
        var file = Path.Combine(folder.FullName, "x.json");
        File.WriteAllText(file, WithoutSnapshot);
        FhirValidator validator = new(Validating.R4.WithFolder(folder.FullName).Value, TimeProvider.System);

        var issue = validator.Validate(Encoding.UTF8.GetBytes("""{"resourceType":"Patient"}"""), "http://test.example/x").Issues.Single(issue => issue.Rule == "profile");

        issue.Severity.ShouldBe(IssueSeverity.Error);
        issue.ToString().ShouldContain(file);
        issue.ToString().ShouldContain("sushi build -s");
    }

    [Fact]
    public void Answers_AgainstTheirQuestionnaire_AreToldAsNotChecked()
        => Validating.Issues("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://test.example/q"}""")
            .ShouldContain(issue => issue.Rule == "questionnaire" && issue.Severity == IssueSeverity.Information);
}
