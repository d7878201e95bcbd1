using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Validation;

public sealed class ProfileTests
{
    private const string Code = "\"path\":\"Basic.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}]";
    private const string Basic = "\"resourceType\":\"Basic\",\"code\":{\"coding\":[{\"system\":\"http://a.example\",\"code\":\"x\"}]}";

    [Theory]
    [InlineData("\"patternCodeableConcept\":{\"coding\":[{\"code\":\"x\"}]}", null)]
    [InlineData("\"patternCodeableConcept\":{\"coding\":[{\"code\":\"y\"}]}", "Basic.code pattern")]
    [InlineData("\"patternCodeableConcept\":{\"text\":\"x\"}", "Basic.code pattern")]
    [InlineData("\"fixedCodeableConcept\":{\"coding\":[{\"system\":\"http://a.example\",\"code\":\"x\"}]}", null)]
    [InlineData("\"fixedCodeableConcept\":{\"coding\":[{\"code\":\"x\"}]}", "Basic.code fixed")]
    public void Value_FixedOrByPattern_IsHeldToIt(string rule, string? error)
        => Validating.Errors($$$"""{{{{Basic}}}}""", Validating.Profile("Basic", $"{Code},{rule}")).ShouldBe(error is null ? [] : [error]);

    [Fact]
    public void Element_ForbiddenByTheProfile_IsAnError()
        => Validating.Errors($$$"""{{{{Basic}}},"created":"2026-01-01"}""", Validating.Profile("Basic", Code, "\"path\":\"Basic.created\",\"min\":0,\"max\":\"0\",\"type\":[{\"code\":\"date\"}]"))
            .ShouldBe(["Basic cardinality"]);

    [Fact]
    public void List_NarrowedToOne_IsStillAListInJson()
    {
        var profile = Validating.Profile("Basic", Code, "\"path\":\"Basic.identifier\",\"min\":1,\"max\":\"1\",\"base\":{\"path\":\"Basic.identifier\",\"min\":0,\"max\":\"*\"},\"type\":[{\"code\":\"Identifier\"}]");

        Validating.Errors($$$"""{{{{Basic}}},"identifier":[{"value":"1"}]}""", profile).ShouldBeEmpty();
        Validating.Errors($$$"""{{{{Basic}}},"identifier":[{"value":"1"},{"value":"2"}]}""", profile).ShouldBe(["Basic cardinality"]);
    }

    [Fact]
    public void Types_Narrowed_AreHeldTo()
        => Validating.Errors(
            """{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"x"}""",
            Validating.Profile("Observation", "\"path\":\"Observation.status\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"code\"}]", "\"path\":\"Observation.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}]", "\"path\":\"Observation.value[x]\",\"min\":0,\"max\":\"1\",\"type\":[{\"code\":\"Quantity\"}]"))
            .ShouldBe(["Observation type"]);

    [Theory]
    [InlineData("\"maxLength\":3", "Basic.id max-length")]
    [InlineData("\"maxLength\":4", null)]
    public void Length_Limited_IsHeldTo(string rule, string? error)
        => Validating.Errors($$$"""{{{{Basic}}},"id":"abcd"}""", Validating.Profile("Basic", Code, $"\"path\":\"Basic.id\",\"min\":0,\"max\":\"1\",\"type\":[{{\"code\":\"id\"}}],{rule}"))
            .ShouldBe(error is null ? [] : [error]);

    [Theory]
    [InlineData("created.exists()", "Basic own-1")]
    [InlineData("created.empty()", null)]
    public void Invariant_OfTheProfile_IsEvaluated(string expression, string? error)
        => Validating.Errors(
            $$$"""{{{{Basic}}}}""",
            Validating.Profile("Basic", Code).Replace("\"path\":\"Basic\",", $"\"path\":\"Basic\",\"constraint\":[{{\"key\":\"own-1\",\"severity\":\"error\",\"human\":\"Own rule\",\"expression\":\"{expression}\"}}],", StringComparison.Ordinal))
            .ShouldBe(error is null ? [] : [error]);

    [Fact]
    public void Invariant_WithAnUnknownFunction_IsSaidToBeUnchecked()
    {
        var profile = Validating.Profile("Basic", Code).Replace(
            "\"path\":\"Basic\",", "\"path\":\"Basic\",\"constraint\":[{\"key\":\"own-1\",\"severity\":\"error\",\"human\":\"Own rule\",\"expression\":\"foo()\"}],", StringComparison.Ordinal);

        Validating.Issues($$$"""{{{{Basic}}},"meta":{"profile":["{{{Validating.ProfileUrl}}}"]}}""", profile)
            .ShouldContain(issue => issue.Severity == IssueSeverity.Information && issue.Rule == "own-1" && issue.Text.Contains("not checked", StringComparison.Ordinal));
    }

    [Fact]
    public void Profile_OfAnotherType_IsAnError() => Validating.Errors($$$"""{{{{Basic}}}}""", Validating.Profile("Patient", "\"path\":\"Patient.active\",\"max\":\"1\"")).ShouldBe(["Basic profile"]);

    [Fact]
    public void Profile_AskedForAndUnknown_IsAnError() => Validating.Errors($$$"""{{{{Basic}}}}""", []).ShouldBe(["Basic profile"]);

    [Fact]
    public void Profile_ClaimedAndUnknown_IsSaidToBeUnchecked()
        => Validating.Issues($$$"""{{{{Basic}}},"meta":{"profile":["http://a.example/none"]}}""").ShouldContain(issue => issue.Severity == IssueSeverity.Information && issue.Rule == "profile");

    [Fact]
    public void Profile_ClaimedAndKnown_IsHeldTo()
        => Validating.Issues($$$"""{{{{Basic}}},"meta":{"profile":["{{{Validating.ProfileUrl}}}|1.0"]}}""", Validating.Profile("Basic", Code, "\"path\":\"Basic.created\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"date\"}]"))
            .ShouldContain(issue => issue.Severity == IssueSeverity.Error && issue.Rule == "cardinality");

    [Fact]
    public void VitalSigns_OfR4Itself_AreHeldTo()
        => Validating.Issues("""{"resourceType":"Observation","meta":{"profile":["http://hl7.org/fhir/StructureDefinition/heartrate"]},"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2026-01-01","valueQuantity":{"value":70,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}""")
            .Where(issue => issue.Severity is IssueSeverity.Error).Select(issue => $"{issue.Expression} {issue.Rule}")
            .ShouldBe(["Observation cardinality"]);
}
