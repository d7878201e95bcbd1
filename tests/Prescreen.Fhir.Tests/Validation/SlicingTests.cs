namespace Prescreen.Fhir.Tests.Validation;

public sealed class SlicingTests
{
    private const string Status = "\"path\":\"Observation.status\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"code\"}]";
    private const string Code = "\"path\":\"Observation.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}]";

    [Theory]
    [InlineData("a,b", "")]
    [InlineData("b", "Observation slice-cardinality")]
    [InlineData("a,a", "Observation slice-cardinality")]
    [InlineData("a,other", "")]
    public void Open_ByPattern_CountsItsSlices(string codes, string error) => Run("open", false, codes).ShouldBe(error);

    [Theory]
    [InlineData("a,b", "")]
    [InlineData("a,other", "Observation.component[1] slice-closed")]
    public void Closed_ItemOfNoSlice_IsAnError(string codes, string error) => Run("closed", false, codes).ShouldStartWith(error);

    [Theory]
    [InlineData("a,b", "")]
    [InlineData("b,a", "Observation.component[1] slice-order")]
    public void Ordered_SlicesOutOfOrder_AreAnError(string codes, string error) => Run("open", true, codes).ShouldBe(error);

    [Theory]
    [InlineData("a,b,other", "")]
    [InlineData("a,other,b", "Observation.component[2] slice-order")]
    public void OpenAtEnd_OthersBeforeSlices_AreAnError(string codes, string error) => Run("openAtEnd", false, codes).ShouldBe(error);

    [Fact]
    public void Slice_ItsOwnRules_HoldForItsItems()
        => Errors("value:code", [("a", "\"valueString\":\"x\"")], Slice("a", "Code", "\"path\":\"Observation.component.value[x]\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"Quantity\"}]"))
            .ShouldBe(["Observation.component[0] cardinality", "Observation.component[0] type"], ignoreOrder: true);

    [Theory]
    [InlineData("value:code", "Code")]
    [InlineData("pattern:code", "Code")]
    [InlineData("value:code.coding.code", "CodingCode")]
    public void Discriminator_ByValue_FindsTheSlice(string discriminator, string how)
        => Errors(discriminator, [("b", "")], Slice("a", how)).ShouldBe(["Observation slice-cardinality"]);

    [Theory]
    [InlineData("\"valueString\":\"x\"", 0)]
    [InlineData("\"valueInteger\":1", 1)]
    public void Discriminator_ByType_FindsTheSlice(string value, int errors)
        => Errors("type:value", [("b", value)], Slice("a", "", "\"path\":\"Observation.component.value[x]\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"string\"}]")).Count.ShouldBe(errors);

    [Theory]
    [InlineData("\"valueString\":\"x\"", 0)]
    [InlineData("", 1)]
    public void Discriminator_ByExistence_FindsTheSlice(string value, int errors)
        => Errors("exists:value", [("b", value)], Slice("a", "", "\"path\":\"Observation.component.value[x]\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"string\"}]")).Count.ShouldBe(errors);

    [Theory]
    [InlineData("Patient", 0)]
    [InlineData("Device", 1)]
    public void Discriminator_ByProfileOfWhatIsReferredTo_FindsTheSlice(string contained, int errors)
        => Validating.Errors(
            $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"contained":[{"resourceType":"{{{contained}}}","id":"x"}],"focus":[{"reference":"#x"}]}""",
            Validating.Profile(
                "Observation", Status, Code, "\"path\":\"Observation.contained\",\"min\":0,\"max\":\"*\",\"type\":[{\"code\":\"Resource\"}]",
                "\"path\":\"Observation.focus\",\"min\":0,\"max\":\"*\",\"type\":[{\"code\":\"Reference\"}],\"slicing\":{\"discriminator\":[{\"type\":\"profile\",\"path\":\"resolve()\"}],\"rules\":\"open\"}",
                "\"path\":\"Observation.focus\",\"sliceName\":\"p\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"Reference\",\"targetProfile\":[\"http://hl7.org/fhir/StructureDefinition/Patient\"]}]"))
            .Count.ShouldBe(errors);

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":1}", 0)]
    [InlineData("\"valueString\":\"x\"", 1)]
    public void Choice_SlicedByType_NeedsNoDiscriminatorValue(string value, int errors)
        => Validating.Errors(
            $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},{{{value}}}}""",
            Validating.Profile(
                "Observation", Status, Code,
                "\"path\":\"Observation.value[x]\",\"min\":0,\"max\":\"1\",\"type\":[{\"code\":\"Quantity\"},{\"code\":\"string\"}],\"slicing\":{\"discriminator\":[{\"type\":\"type\",\"path\":\"$this\"}],\"rules\":\"open\"}",
                "\"path\":\"Observation.value[x]\",\"sliceName\":\"valueQuantity\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"Quantity\"}]"))
            .Count.ShouldBe(errors);

    private static string Run(string rules, bool isOrdered, string codes)
        => string.Join(' ', Errors("value:code", [.. codes.Split(',').Select(code => (code, ""))], Slice("a", "Code") + "|" + Slice("b", "Code").Replace("\"min\":1,\"max\":\"1\",\"s", "\"min\":0,\"max\":\"1\",\"s", StringComparison.Ordinal), rules, isOrdered));

    // Elements of a slice, parted by '|'.
    private static string Slice(string name, string how, params string[] more) => string.Join('|', [
        $"\"path\":\"Observation.component\",\"min\":1,\"max\":\"1\",\"sliceName\":\"{name}\",\"base\":{{\"max\":\"*\"}},\"type\":[{{\"code\":\"BackboneElement\"}}]",
        how switch
        {
            "Code" => $"\"path\":\"Observation.component.code\",\"min\":1,\"max\":\"1\",\"type\":[{{\"code\":\"CodeableConcept\"}}],\"patternCodeableConcept\":{{\"coding\":[{{\"code\":\"{name}\"}}]}}",
            _ => "\"path\":\"Observation.component.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}]",
        },
        .. how == "CodingCode"
            ? new[]
            {
                "\"path\":\"Observation.component.code.coding\",\"min\":1,\"max\":\"*\",\"type\":[{\"code\":\"Coding\"}]",
                $"\"path\":\"Observation.component.code.coding.code\",\"min\":1,\"max\":\"1\",\"type\":[{{\"code\":\"code\"}}],\"fixedCode\":\"{name}\"",
            }
            : [],
        .. more.Length > 0 ? more : ["\"path\":\"Observation.component.value[x]\",\"min\":0,\"max\":\"1\",\"type\":[{\"code\":\"string\"},{\"code\":\"integer\"}]"],
    ]);

    private static IReadOnlyList<string> Errors(string discriminator, (string Code, string Member)[] items, string slices, string rules = "open", bool isOrdered = false)
    {
        var (kind, path) = (discriminator.Split(':')[0], discriminator.Split(':')[1]);
        var components = string.Join(',', items.Select(item => $"{{\"code\":{{\"coding\":[{{\"code\":\"{item.Code}\"}}]}}{(item.Member.Length > 0 ? "," + item.Member : "")}}}"));
        return Validating.Errors(
            $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"component":[{{{components}}}]}""",
            Validating.Profile(
                "Observation",
                [
                    Status, Code,
                    $"\"path\":\"Observation.component\",\"min\":0,\"max\":\"*\",\"type\":[{{\"code\":\"BackboneElement\"}}],\"slicing\":{{\"discriminator\":[{{\"type\":\"{kind}\",\"path\":\"{path}\"}}],\"rules\":\"{rules}\",\"ordered\":{(isOrdered ? "true" : "false")}}}",
                    "\"path\":\"Observation.component.code\",\"min\":1,\"max\":\"1\",\"type\":[{\"code\":\"CodeableConcept\"}]",
                    "\"path\":\"Observation.component.value[x]\",\"min\":0,\"max\":\"1\",\"type\":[{\"code\":\"string\"},{\"code\":\"integer\"}]",
                    .. slices.Split('|'),
                ]));
    }
}
