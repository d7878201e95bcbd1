using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Tests.Validation;

public sealed class DefinitionsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-definitions-");

    [Fact]
    public void R4_HasEveryTypeAndProfileOfTheSpecification()
    {
        Validating.R4.Count.ShouldBeGreaterThan(3000);
        foreach (var type in new[] { "Patient", "ResearchSubject", "Quantity", "base64Binary", "bodyweight", "patient-birthPlace" })
        {
            Validating.R4.HasStructure("http://hl7.org/fhir/StructureDefinition/" + type).ShouldBeTrue(type);
        }
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsAProblem() => FhirDefinitions.Load(Path.Combine(folder.FullName, "none")).Problem!.Code.ShouldBe("FHIR-601");

    [Fact]
    public void Folder_WithoutFhirsTypes_IsNoBaseToValidateAgainst()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "a.json"), Validating.Profile("Patient", "\"path\":\"Patient.active\""));

        FhirDefinitions.Load(folder.FullName).Problem!.Code.ShouldBe("FHIR-603");
        Validating.R4.WithFolder(folder.FullName).Value.HasStructure(Validating.ProfileUrl).ShouldBeTrue();
    }

    [Fact]
    public void Folder_WithOtherFilesAndBundles_GivesTheDefinitionsInThem()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "package.json"), """{"name":"x"}""");
        File.WriteAllText(Path.Combine(folder.FullName, "broken.json"), "{");
        File.WriteAllText(Path.Combine(folder.FullName, "bundle.json"), $$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{{Validating.Profile("Patient", "\"path\":\"Patient.active\"")}} }]}""");

        Validating.R4.WithFolder(folder.FullName).Value.HasStructure(Validating.ProfileUrl + "|1.0").ShouldBeTrue();
    }

    [Fact]
    public void Profile_WithoutASnapshot_IsNone()
        => Validating.R4.With([System.Text.Encoding.UTF8.GetBytes("""{"resourceType":"StructureDefinition","url":"http://test.example/x","type":"Patient","differential":{"element":[{"path":"Patient"}]}}""")])
            .HasStructure("http://test.example/x").ShouldBeFalse();

    public void Dispose() => folder.Delete(recursive: true);
}
