using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Validation;

public sealed class ExtensionTests
{
    private const string BirthPlace = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    [Theory]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://a.example"}]}""", "Patient.extension[0] ext-1", "neither value nor extensions")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://a.example","valueString":"x","extension":[{"url":"b","valueString":"x"}]}]}""", "Patient.extension[0] ext-1", "both")]
    [InlineData("""{"resourceType":"Patient","extension":[{"valueString":"x"}]}""", "Patient.extension[0] cardinality", "no url")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"a","valueString":"x"}]}""", "Patient.extension[0] extension-url", "a relative url")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueString":"x"}]}""", "Patient.extension[0] type", "the wrong type of value")]
    [InlineData("""{"resourceType":"Group","type":"person","actual":true,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"city":"x"}}]}""", "Group.extension[0] extension-context", "on another resource")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"x","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"city":"x"}}]}]}""", "Patient.name[0].extension[0] extension-context", "deeper than it belongs")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-nationality","extension":[{"url":"cod","valueCodeableConcept":{"text":"x"}}]}]}""", "Patient.extension[0].extension[0] extension-url", "no such part")]
    public void Extension_AgainstItsDefinition_IsAnError(string json, string error, string why) => Validating.Errors(json).ShouldContain(error, why);

    [Theory]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"city":"x"}}]}""")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-nationality","extension":[{"url":"code","valueCodeableConcept":{"text":"x"}}]}]}""")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1970-01-01","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1970-01-01T10:00:00Z"}]}}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"x","_family":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/humanname-own-name","valueString":"x"}]}}]}""")]
    public void Extension_AtItsPlace_IsNone(string json) => Validating.Errors(json).ShouldBeEmpty();

    [Fact]
    public void Extension_Unknown_IsSaidToBeUnchecked()
        => Validating.Issues("""{"resourceType":"Patient","extension":[{"url":"http://a.example/x","valueString":"x"}]}""")
            .ShouldContain(issue => issue.Severity == IssueSeverity.Information && issue.Rule == "extension-unknown");

    [Fact]
    public void ModifierExtension_Unknown_IsWarnedOf()
        => Validating.Issues("""{"resourceType":"Patient","modifierExtension":[{"url":"http://a.example/x","valueString":"x"}]}""")
            .ShouldContain(issue => issue.Severity == IssueSeverity.Warning && issue.Rule == "extension-unknown");

    [Fact]
    public void Extension_OfAnOwnDefinition_IsHeldToIt()
    {
        var structure = Validating.Structure(
            "http://test.example/e", "Extension",
            "\"path\":\"Extension.url\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"uri\"}],\"fixedUri\":\"http://test.example/e\"",
            "\"path\":\"Extension.value[x]\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"boolean\"}]");

        Validating.Issues("""{"resourceType":"Patient","extension":[{"url":"http://test.example/e","valueString":"x"}]}""", structure)
            .ShouldContain(issue => issue.Severity == IssueSeverity.Error && issue.Rule == "type");
    }

    [Fact]
    public void BirthPlace_IsAmongTheDefinitionsOfR4() => Validating.R4.HasStructure(BirthPlace).ShouldBeTrue();
}
