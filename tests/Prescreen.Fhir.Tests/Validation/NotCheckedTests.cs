using System.Text;
using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Validation;

/// <summary>What isn't checked is told, never passed silently.</summary>
public sealed class NotCheckedTests : IDisposable
{
    private const string WithoutSnapshot = """{"resourceType":"StructureDefinition","url":"http://test.example/x","type":"Patient","differential":{"element":[{"path":"Patient"}]}}""";

    private const string Referring = """
        {"resourceType":"Basic","code":{"text":"x"},"contained":[{"resourceType":"Patient","id":"p","gender":"female"}],"subject":{"reference":"#p"}}
        """;

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

    [Theory]
    [InlineData("\"http://test.example/none\"", "the only profile")]
    [InlineData("\"http://hl7.org/fhir/StructureDefinition/Group\",\"http://test.example/none\"", "one of two, where the other doesn't fit")]
    public void Resource_WhoseProfileIsNotHere_IsToldAsNotChecked(string profiles, string why)
    {
        var profile = Validating.Profile("Basic", $"\"id\":\"Basic.contained\",\"path\":\"Basic.contained\",\"min\":0,\"max\":\"*\",\"type\":[{{\"code\":\"Resource\",\"profile\":[{profiles}]}}]");

        var report = Validating.With(profile).Validate(Encoding.UTF8.GetBytes(Referring), Validating.ProfileUrl);

        report.Issues.ShouldContain(issue => issue.Rule == "profile" && issue.Text.Contains("test.example/none", StringComparison.Ordinal) && issue.Severity == IssueSeverity.Information, why);
        report.Issues.ShouldNotContain(issue => issue.Rule == "profile" && issue.Severity == IssueSeverity.Error, why);
    }

    [Fact]
    public void ProfileOfWhatIsReferredTo_WithASetThatIsNotHere_IsToldAsNotChecked()
    {
        var profile = Validating.Profile("Basic", "\"id\":\"Basic.subject\",\"path\":\"Basic.subject\",\"min\":0,\"max\":\"1\",\"type\":[{\"code\":\"Reference\",\"targetProfile\":[\"http://test.example/p2\"]}]");
        var target = Validating.Structure("http://test.example/p2", "Patient", "\"id\":\"Patient.id\",\"path\":\"Patient.id\",\"min\":0,\"max\":\"1\",\"type\":[{\"code\":\"id\"}]", "\"id\":\"Patient.gender\",\"path\":\"Patient.gender\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"code\"}],\"binding\":{\"strength\":\"required\",\"valueSet\":\"http://test.example/no-set\"}");

        var report = Validating.With(profile, target).Validate(Encoding.UTF8.GetBytes(Referring), Validating.ProfileUrl);

        report.Issues.ShouldContain(issue => issue.Rule == "binding" && issue.Text.Contains("no-set", StringComparison.Ordinal), report.ToString());
    }

    [Fact]
    public void Error_BehindMoreAdviceThanIsTold_IsToldAllTheSame()
    {
        var extensions = string.Join(',', Enumerable.Range(0, 1500).Select(number => $$"""{"url":"http://x.example/{{number}}","valueBoolean":true}"""));

        var report = Validating.Plain.Validate(Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","extension":[{{extensions}}],"birthDate":"soon"}"""));

        report.IsValid.ShouldBeFalse();
        report.Issues.ShouldContain(issue => issue.Rule == "format");
        report.Issues[^1].Rule.ShouldBe("most-issues");
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"a","gender":"\ud800"}""")]
    [InlineData("""{"resourceType":"Patient","id":"a","\udc00":1}""")]
    public void Text_ThatIsNoUnicode_IsAnError(string json)
        => Validating.Errors(json).ShouldContain(" json");

    [Fact]
    public void Bytes_ThatAreNoUtf8_AreAnError()
        => Validating.Plain.Validate((byte[])[.. "{\"resourceType\":\"Patient\",\"language\":\""u8, 0xFF, .. "\"}"u8]).IsValid.ShouldBeFalse();

    [Fact]
    public void Answers_AgainstTheirQuestionnaire_AreToldAsNotChecked()
        => Validating.Issues("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://test.example/q"}""")
            .ShouldContain(issue => issue.Rule == "questionnaire" && issue.Severity == IssueSeverity.Information);
}
