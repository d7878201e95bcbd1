using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class HostileInputTests
{
    private static readonly string[] Seeds =
    [
        """{"resourceType":"Observation","id":"9","meta":{"versionId":"3"},"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}],"text":"PLT"},"subject":{"reference":"Patient/1"},"effectivePeriod":{"start":"2026-11-18"},"valueQuantity":{"value":120.50,"comparator":"<","unit":"K/uL","system":"http://unitsofmeasure.org","code":"10*3/uL"},"referenceRange":[{"low":{"value":150},"high":{"value":400},"age":{"low":{"value":18,"unit":"a"}}}],"component":[{"code":{"text":"Percent of tumour cells staining"},"valueRange":{"low":{"value":1},"high":{"value":2}}}],"note":[{"text":"\u00e9\ud83d\ude00"}]}""",
        """{"resourceType":"DiagnosticReport","id":"7","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},"subject":{"reference":"Patient/1"},"presentedForm":[{"contentType":"text/html","data":"PHA+eDwvcD4="}],"text":{"status":"generated","div":"<div><p>a<br/>&amp;</p><!-- c --></div>"},"contained":[{"resourceType":"Observation","id":"p","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"valueString":"5-6 %"}]}""",
        """{"resourceType":"MedicationRequest","id":"m","status":"active","contained":[{"resourceType":"Medication","id":"d","code":{"text":"Oxaliplatin"}}],"medicationReference":{"reference":"#d"},"subject":{"reference":"Patient/1"},"dosageInstruction":[{"route":{"text":"intraperitoneal"}}]}""",
        """{"resourceType":"QuestionnaireResponse","id":"q","status":"completed","subject":{"reference":"Patient/1"},"item":[{"linkId":"/89247-1","answer":[{"valueInteger":1}],"item":[]}]}""",
        """{"resourceType":"Consent","id":"c","status":"active","patient":{"reference":"Patient/1"},"provision":{"type":"deny","data":[{"reference":{"reference":"X/1"}}]}}""",
        """{"resourceType":"Bundle","type":"history","entry":[{"request":{"method":"DELETE","url":"Observation/1"},"response":{"etag":"W/\"2\""}},{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"1","birthDate":"1970-01-01","link":[{"type":"replaced-by","other":{"reference":"Patient/2"}}]}}]}""",
    ];

    private static readonly ConceptVocabulary Words = Vocabularies.Create();

    [Fact]
    public void Reader_AnyMutationOfAResource_NeverThrows()
    {
        var mutation =
            from seed in Gen.Elements(Seeds)
            from edits in (from at in Gen.Choose(0, 2000) from what in Gen.Choose(0, 6) from value in Gen.Choose(0, 255) select (at, what, value)).ArrayOf()
            select Mutate(Encoding.UTF8.GetBytes(seed), edits);

        Prop.ForAll(mutation.ToArbitrary(), bytes => Gather(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("\"note\":[{\"text\":\"\\ud800\"}]", "FHIR-152")]
    [InlineData("\"status\":\"final\"", "FHIR-153")]
    [InlineData("\"valueInteger\":1e999999999", "FHIR-154")]
    public void Observation_WithADamagedElement_IsReadWithAProblem(string member, string code)
    {
        var list = new FactList();

        list.Read(Observation(member)).ShouldBe(ReadOutcome.Kept);

        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe(code);
    }

    [Fact]
    public void Observation_WithAMemberTwice_NamesIt()
    {
        var list = new FactList();

        list.Read(Observation("\"valueInteger\":1,\"valueInteger\":2"));

        list.Problems.ShouldHaveSingleItem().Problem.Text.ShouldContain("'valueInteger'");
    }

    [Fact]
    public void Observation_WithANumberOfAMillionDigits_IsReadWithAProblem()
    {
        var list = new FactList();

        list.Read(Observation($"\"valueDecimal\":{new string('9', 1_000_000)}")).ShouldBe(ReadOutcome.Kept);

        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe("FHIR-154");
        ((ResultFact)list.Facts[0].Fact).Value.Kind.ShouldBe(ValueKind.Text);
    }

    [Fact]
    public void Observation_ThatIsNotUtf8_IsReadWithAProblem()
    {
        var list = new FactList();
        var bytes = Encoding.Latin1.GetBytes(Observation("\"note\":[{\"text\":\"\u00e9\"}]"));

        list.Read(bytes).ShouldBe(ReadOutcome.Kept);

        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe("FHIR-151");
    }

    [Fact]
    public void Observation_NestedTenThousandDeep_IsRefused()
    {
        var list = new FactList();

        list.Read(Observation($"\"extension\":{new string('[', 10_000)}{new string(']', 10_000)}")).ShouldBe(ReadOutcome.Damaged);
        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe("FHIR-150");
    }

    [Fact]
    public void Observation_EscapedThroughout_IsReadAsIfItWereNot()
    {
        var list = new FactList();
        var escaped = Observation("\"valueString\":\"15.0 gm\\/L\"")
            .Replace("\"code\"", "\"c\\u006fde\"", StringComparison.Ordinal)
            .Replace("http://loinc.org", "http:\\/\\/loinc.org", StringComparison.Ordinal);

        list.One<ResultFact>(escaped).Value.Shown.ShouldBe("15.0 gm/L");
    }

    [Fact]
    public void Problems_NeverHoldValues()
    {
        var list = new FactList();

        list.Read(Observation("\"effectiveDateTime\":\"SECRET\",\"valueQuantity\":{\"value\":\"SECRET\"},\"SECRET NAME\":1,\"SECRET NAME\":2"));

        list.Problems.Count.ShouldBe(3);
        list.Problems.ShouldAllBe(one => !one.Problem.ToString().Contains("SECRET", StringComparison.Ordinal));
    }

    private static string Observation(string member) => $$"""
        {"resourceType":"Observation","id":"9","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"subject":{"reference":"Patient/1"},{{member}} }
        """;

    private static void Gather(byte[] bytes)
    {
        var gatherer = new RecordGatherer(Words, SiteCalendar.Utc);
        gatherer.AddResource(bytes, "m.json", "urn:uuid:1");
        gatherer.AddBundle(bytes, "m.json");
        foreach (var record in gatherer.Build())
        {
            record.Facts.ShouldAllBe(fact => fact.Shown != null);
        }
    }

    private static byte[] Mutate(byte[] bytes, (int At, int What, int Value)[] edits)
    {
        var list = bytes.ToList();
        foreach (var (at, what, value) in edits.Take(12))
        {
            var place = list.Count == 0 ? 0 : at % list.Count;
            var length = Math.Min(value % 40, list.Count - place);
            switch (what)
            {
                case 0: list.InsertRange(place, [.. list.Skip(place).Take(length)]); break;
                case 1: list.RemoveRange(place, length); break;
                case 2: list.Insert(place, (byte)value); break;
                case 3 when list.Count > 0: list[place] = (byte)value; break;
                case 4: list.InsertRange(place, "{}[]\",:\\"u8[(value % 8)..].ToArray()); break;
                case 5: list.InsertRange(place, Encoding.UTF8.GetBytes(new string('9', value))); break;
                case 6: list.RemoveRange(place, value > 250 ? list.Count - place : 0); break;
                default: break;
            }
        }

        return [.. list];
    }
}
