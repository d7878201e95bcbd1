using System.Text;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Tests.Json;

public sealed class JsonPatchingWriterTests
{
    private const string Subject = """
        {
          "resourceType" : "ResearchSubject",
          "status":"potential-candidate" ,
          "_status":{"extension":[{"url":"https://people.example","valueDecimal":1.500}]},
          "extension" : [ {"url":"https://note","valueString":"called \u00e4, \"agreed\""} ],
          "individual":{"reference":"Patient/p1"}
        }

        """;

    [Fact]
    public void Replace_OneElement_LeavesEveryOtherByte()
        => Text(JsonPatchingWriter.Replace(Bytes(Subject), ("status", FhirElement.Text("ineligible"))))
            .ShouldBe(Subject.Replace("\"potential-candidate\"", "\"ineligible\"", StringComparison.Ordinal));

    [Fact]
    public void Replace_MissingElement_IsAppendedAfterTheLast()
        => Text(JsonPatchingWriter.Replace(Bytes(Subject), ("consent", FhirElement.Reference(new Reference("Consent/1")))))
            .ShouldBe(Subject.Replace("\"Patient/p1\"}", "\"Patient/p1\"},\"consent\":{\"reference\":\"Consent/1\"}", StringComparison.Ordinal));

    [Theory]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3}", "a", "{\"b\":2,\"c\":3}")]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3}", "b", "{\"a\":1,\"c\":3}")]
    [InlineData("{\"a\":1 , \"b\":2}", "b", "{\"a\":1}")]
    [InlineData("{ \"a\":1 }", "a", "{ }")]
    [InlineData("{}", "a", "{}")]
    [InlineData("{\"a\":1,\"a\":2,\"b\":3}", "a", "{\"b\":3}")]
    public void Replace_ByNothing_Removes(string json, string name, string expected)
        => Text(JsonPatchingWriter.Replace(Bytes(json), (name, default))).ShouldBe(expected);

    [Fact]
    public void Replace_InEmptyObject_Adds()
        => Text(JsonPatchingWriter.Replace(Bytes("{}"), ("a", Bytes("1")), ("b", Bytes("2")))).ShouldBe("{\"a\":1,\"b\":2}");

    [Fact]
    public void Replace_NameInsideAnotherElement_IsNotTouched()
        => Text(JsonPatchingWriter.Replace(Bytes("{\"x\":{\"status\":\"in\"},\"status\":\"out\"}"), ("status", Bytes("\"new\""))))
            .ShouldBe("{\"x\":{\"status\":\"in\"},\"status\":\"new\"}");

    [Theory]
    [InlineData("{\"entry\":[{\"item\":1, \"x\":2 }]}", "{\"entry\":[{\"item\":1, \"x\":2 },7]}")]
    [InlineData("{\"entry\":[ ]}", "{\"entry\":[7 ]}")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"entry\":[7]}")]
    public void Append_KeepsTheOtherItems(string json, string expected)
        => Text(JsonPatchingWriter.Append(Bytes(json), "entry", Bytes("7"))).ShouldBe(expected);

    [Theory]
    [InlineData(0, "7", "{\"entry\":[7, 2 ,3]}")]
    [InlineData(1, "7", "{\"entry\":[1, 7 ,3]}")]
    [InlineData(1, "", "{\"entry\":[1 ,3]}")]
    [InlineData(0, "", "{\"entry\":[ 2 ,3]}")]
    [InlineData(9, "7", "{\"entry\":[1, 2 ,3]}")]
    public void ReplaceItem_ChangesOneItem(int index, string item, string expected)
        => Text(JsonPatchingWriter.ReplaceItem(Bytes("{\"entry\":[1, 2 ,3]}"), "entry", index, Bytes(item))).ShouldBe(expected);

    [Fact]
    public void ReplaceItem_LastOneRemoved_RemovesTheArray()
        => Text(JsonPatchingWriter.ReplaceItem(Bytes("{\"entry\":[1],\"b\":2}"), "entry", 0, default)).ShouldBe("{\"b\":2}");

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}}")]
    [InlineData("\"text\"")]
    public void Replace_Damaged_IsProblem(string json)
        => JsonPatchingWriter.Replace(Bytes(json), ("a", Bytes("1"))).Problem!.Code.ShouldBe("FHIR-141");

    [Fact]
    public void Append_ToNoArray_IsProblem()
        => JsonPatchingWriter.Append(Bytes("{\"entry\":{}}"), "entry", Bytes("1")).Problem!.Code.ShouldBe("FHIR-141");

    private static ReadOnlyMemory<byte> Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static string Text(Result<ReadOnlyMemory<byte>> json) => Encoding.UTF8.GetString(json.Value.Span);
}
