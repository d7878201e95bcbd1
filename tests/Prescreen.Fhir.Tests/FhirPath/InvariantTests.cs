using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Prescreen.Fhir.FhirPath;

namespace Prescreen.Fhir.Tests.FhirPath;

public sealed class InvariantTests
{
    [Theory]
    [InlineData("name.exists()", FhirPathTruth.True)]
    [InlineData("name.empty()", FhirPathTruth.False)]
    [InlineData("gender = {}", FhirPathTruth.Empty)]
    [InlineData("birthDate", FhirPathTruth.True)]
    public void Test_OfAPatient_HasThreeAnswers(string expression, FhirPathTruth expected) => Test(expression, Asked.Patient).Value.ShouldBe(expected);

    [Fact]
    public void Test_OfSeveralItems_IsAProblem() => Test("name", Asked.Patient).Problem?.Code.ShouldBe("FHIR-506");

    [Fact]
    public void Problem_OfARecord_NamesNoValueOfIt()
        => Test("name[0].family.abs()", Asked.Patient).Problem.ShouldNotBeNull().ToString().ShouldNotContain("Chalmers");

    [Fact]
    public void Item_AsText_IsItsTypeOnly()
    {
        using var document = JsonDocument.Parse(Asked.Patient);
        var items = FhirPathExpression.Compile("name[0].family | 'Chalmers'.upper()").Value.Evaluate(FhirPathNode.OfResource(document.RootElement, FewTypes.All), new FhirPathContext()).Value;

        items.Select(item => item.ToString()).ShouldBe(["FHIR.string", "System.String"]);
    }

    [Theory]
    [InlineData(50_000, "(", "1", ")")]
    [InlineData(2_000, "", "1", " + 1")]
    [InlineData(2_000, "", "name", ".given")]
    [InlineData(2_000, "-", "1", "")]
    [InlineData(500, "iif(true, ", "1", ")")]
    public void Compile_OfEndlessNesting_IsRefusedAndDoesNotCrash(int times, string before, string middle, string after)
        => Asked.Ask(string.Concat(Enumerable.Repeat(before, times)) + middle + string.Concat(Enumerable.Repeat(after, times))).ShouldBe("FHIR-505");

    [Fact]
    public void Evaluate_OfExponentialWork_IsRefused()
        => Asked.Ask(string.Concat(Enumerable.Repeat("%resource.name.select(", 30)) + "%resource.name" + new string(')', 30)).ShouldBe("FHIR-514");

    [Fact]
    public void Evaluate_OfAnEvilPattern_IsFastOrRefused()
    {
        var text = new string('a', 5_000) + "!";

        Asked.Ask($"'{text}'.matches('^(a+)+$')").ShouldBe("false");
        Asked.Ask($"'{text}'.matches('^(?=a)(a+)+$')").ShouldBe("FHIR-513");
    }

    [Fact]
    public void Evaluate_OfUnknownTypes_StillReadsTheJson()
        => Asked.Ask("thing.part.where(name = 'b').size", """{ "resourceType": "Gadget", "thing": { "part": [ { "name": "a", "size": 1 }, { "name": "b", "size": 2 } ] } }""").ShouldBe("2");

    [Fact]
    public void Evaluate_OfANumberTooLarge_IsAProblemNotAnAnswer()
        => Asked.Ask("value.value > 0", """{ "resourceType": "Observation", "valueQuantity": { "value": 1e60 } }""").ShouldBe("FHIR-517");

    private static Result<FhirPathTruth> Test([StringSyntax("fhirpath")] string expression, string resource)
    {
        using var document = JsonDocument.Parse(resource);
        return FhirPathExpression.Compile(expression).Value.Test(FhirPathNode.OfResource(document.RootElement, FewTypes.All), new FhirPathContext());
    }
}
