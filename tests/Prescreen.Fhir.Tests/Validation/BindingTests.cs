using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Validation;

public sealed class BindingTests
{
    private const string OwnSet = """
        {"resourceType":"ValueSet","url":"http://test.example/fhir/ValueSet/v","compose":{"include":[{"system":"http://test.example/s","concept":[{"code":"a"},{"code":"b"}]}]}}
        """;

    [Fact]
    public void Required_CodeOutsideOfTheSet_IsAnErrorThatNamesCodesToUse()
    {
        var issue = Validating.Issues("""{"resourceType":"Patient","gender":"man"}""").Single(one => one.Severity is IssueSeverity.Error);

        (issue.Expression, issue.Rule, issue.Code).ShouldBe(("Patient.gender", "binding", "code-invalid"));
        issue.Text.ShouldContain("female");
    }

    [Fact]
    public void Required_CodeableConceptWithOneGoodCoding_IsKept()
        => Validating.Errors("""
            {"resourceType":"Condition","subject":{"reference":"Patient/1"},"clinicalStatus":{"coding":[{"system":"http://local.example","code":"x"},
            {"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}
            """).ShouldBeEmpty();

    [Fact]
    public void Required_CodeOfAnotherSystem_IsAnError()
        => Validating.Errors("""{"resourceType":"Condition","subject":{"reference":"Patient/1"},"clinicalStatus":{"coding":[{"system":"http://local.example","code":"active"}]}}""")
            .ShouldContain("Condition.clinicalStatus binding");

    [Fact]
    public void Extensible_OwnCode_IsAdviceOnly()
    {
        var issues = Validating.Issues("""{"resourceType":"Patient","maritalStatus":{"coding":[{"system":"http://local.example","code":"x"}]}}""");

        issues.ShouldContain(issue => issue.Severity == IssueSeverity.Warning && issue.Rule == "binding");
        issues.ShouldNotContain(issue => issue.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void Set_OfWhichOnlyAPageIsHere_IsSaidToBeUnchecked()
    {
        const string Page = """
            {"resourceType":"ValueSet","url":"http://test.example/fhir/ValueSet/v","expansion":{"total":3,"contains":[{"system":"http://test.example/s","code":"a"}]}}
            """;
        var profile = Validating.Profile("Basic", "\"id\":\"Basic.code\",\"path\":\"Basic.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}],\"binding\":{\"strength\":\"required\",\"valueSet\":\"http://test.example/fhir/ValueSet/v\"}");

        Validating.With(Page, profile).Validate("""{"resourceType":"Basic","code":{"coding":[{"system":"http://test.example/s","code":"b"}]}}"""u8.ToArray(), Validating.ProfileUrl).Issues
            .ShouldContain(issue => issue.Rule == "binding" && issue.Severity == IssueSeverity.Information);
    }

    [Fact]
    public void Set_ThatCannotBeExpanded_IsSaidToBeUnchecked()
        => Validating.Issues("""{"resourceType":"Patient","photo":[{"contentType":"no/such"}]}""")
            .ShouldContain(issue => issue.Severity == IssueSeverity.Information && issue.Text.Contains("mimetypes", StringComparison.Ordinal));

    [Fact]
    public void Coding_UnknownInASystemThatIsAllHere_IsAnError()
        => Validating.Errors("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"lab"}]}]}""")
            .ShouldBe(["Observation.category[0].coding[0] coding-code"]);

    [Theory]
    [InlineData("a", 0)]
    [InlineData("c", 1)]
    public void OwnSet_IsExpandedFromItsCodes(string code, int errors)
        => Validating.Errors(
            $$$"""{"resourceType":"Basic","code":{"coding":[{"system":"http://test.example/s","code":"{{{code}}}"}]}}""",
            OwnSet,
            Validating.Profile("Basic", "\"path\":\"Basic.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}],\"binding\":{\"strength\":\"required\",\"valueSet\":\"http://test.example/fhir/ValueSet/v\"}"))
            .Count.ShouldBe(errors);

    [Fact]
    public void Sets_ThatIncludeEachOther_AreUnchecked()
    {
        static string Set(string name, string other)
            => $$$"""{"resourceType":"ValueSet","url":"http://test.example/{{{name}}}","compose":{"include":[{"valueSet":["http://test.example/{{{other}}}"]}]}}""";

        var definitions = Validating.R4.With([.. new[] { Set("x", "y"), Set("y", "x") }.Select(one => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(one))]);

        definitions.ValueSet("http://test.example/x")!.IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void Set_OfWhatStandsUnderAConcept_HasTheWholeBranch()
    {
        const string System = """{"resourceType":"CodeSystem","url":"http://test.example/t","content":"complete","concept":[{"code":"top","concept":[{"code":"mid","concept":[{"code":"low"}]}]},{"code":"else"}]}""";
        const string Set = """{"resourceType":"ValueSet","url":"http://test.example/u","compose":{"include":[{"system":"http://test.example/t","filter":[{"property":"concept","op":"is-a","value":"mid"}]}]}}""";

        var set = Validating.R4.With([.. new[] { System, Set }.Select(one => (ReadOnlyMemory<byte>)global::System.Text.Encoding.UTF8.GetBytes(one))]).ValueSet("http://test.example/u")!;

        set.Codes.Select(one => one.Code).Order().ShouldBe(["low", "mid"]);
    }
}
