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

    [Theory]
    [InlineData("%resource.descendants().aggregate($total.combine($total), 1)")]
    [InlineData("%resource.descendants().aggregate($total & $total, 'aaaaaaaa')")]
    [InlineData("%resource.descendants().aggregate($total + $total, 'aaaaaaaa')")]
    [InlineData("%resource.descendants().aggregate($total.replace('', $total), 'aaaaaaaa')")]
    [InlineData("%resource.descendants().aggregate($total.replaceMatches('a', $total), 'aaaaaaaa')")]
    [InlineData("%resource.descendants().aggregate($total.select($total), 1 | 2)")]
    [InlineData("'a'.repeat($this & 'a')")]
    public void Evaluate_OfGrowthWithoutEnd_IsRefusedBeforeItFillsTheMemory(string expression)
        => Asked.Ask(expression).ShouldBe("FHIR-514");

    [Fact]
    public void Compile_OfGarbledExpressions_NeverThrows()
    {
        string[] whole =
        [
            "name.where(use = 'official' and given.exists()).select(given.first() & ' ' & family)", "(birthDate + 3 months) > @2012-02-03T10:00:00.5+01:00 or @T10:30 < @T11",
            "iif(4.5 'mg' * 2 > 1 'g', -1 div 2, {}) | 3 mod 0", "descendants().as(code) contains 'male' xor active is boolean implies %resource.id in ('a' | `b`)",
            "name[$index].given.aggregate($total + $this.length(), 0).toString().replaceMatches('\\\\d+', '$0').matches('^[a-z]{1,3}$')",
            "birthDate.extension(%`ext-x`).value.ofType(FHIR.string).toQuantity('g').abs().round(2).power(3)",
        ];
        var random = new Random(7);
        var read = 0;
        for (var time = 0; time < 20_000; time++)
        {
            var text = whole[random.Next(whole.Length)].ToList();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var from = whole[random.Next(whole.Length)];
                text[random.Next(text.Count)] = from[random.Next(from.Length)];
                text.RemoveAt(random.Next(text.Count));
            }

            read += Asked.Ask(string.Concat(text)) is "FHIR-501" ? 0 : 1;
        }

        read.ShouldBeGreaterThan(1_000);
    }

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
