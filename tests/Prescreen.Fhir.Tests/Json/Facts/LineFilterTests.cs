using System.Text;
using FsCheck;
using FsCheck.Fluent;

using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class LineFilterTests
{
    private static readonly ConceptVocabulary Small = Vocabularies.Create(new SiteCode("urn:local", "PLT", "platelets"), new SiteCode("", "thrombo", "platelets"));

    [Theory]
    [InlineData("""{"resourceType":"Encounter","id":"1","status":"finished"}""")]
    [InlineData("""{"resourceType":"ExplanationOfBenefit","contained":[{"resourceType":"Coverage"}],"text":{"div":"a \"quoted\" \u00e9"}}""")]
    [InlineData("""{"resourceType":"Observation","id":"1","status":"final","category":[{"coding":[{"system":"x","code":"laboratory","display":"code"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"4544-3","display":"smoking status"}],"text":"Hct \"status\""},"subject":{"reference":"Patient/1"},"valueQuantity":{"value":1,"code":"%"}}""")]
    public void Line_ThatCanHoldNothing_IsRejected(string line)
    {
        new LineFilter(Small).MayHold(Encoding.UTF8.GetBytes(line)).ShouldBeFalse();
        new FactList(Small).Read(line).ShouldBe(ReadOutcome.Skipped);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"1"}""")]
    [InlineData("""{"id":"1","resourceType":"Encounter"}""")]
    [InlineData("""{ "resourceType" : "Encounter" }""")]
    [InlineData("""{"resourceType":"Encounter","id":"1""")]
    [InlineData("""{"resourceType":"Bundle","entry":[]}""")]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]}}""")]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":" 777-3\u200b"}]}}""")]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","c\u006fde":"777-3"}]}}""")]
    [InlineData("""{"resourceType":"Observation","code":{"text":"ECOG"}}""")]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"urn:local","code":"x","display":"ECOG"}]}}""")]
    [InlineData("""{"resourceType":"Observation","code": {"coding":[]}}""")]
    [InlineData("""{"resourceType":"Observation","status":"Entered-in-error ","code":{"coding":[{"system":"http://loinc.org","code":"1"}]}}""")]
    [InlineData("""{"resourceType":"Observation","contained":[{"resourceType":"Specimen","id":"1"}],"code":{"coding":[{"system":"http://loinc.org","code":"1"}]}}""")]
    [InlineData("""{"resourceType":"Observation","status":"entered-in-error"}""")]
    public void Line_ThatMightHoldSomething_Passes(string line)
        => new LineFilter(Small).MayHold(Encoding.UTF8.GetBytes(line)).ShouldBeTrue();

    [Theory]
    [InlineData("""{"resourceType":"Binary","id":"1","contentType":"text/plain","data":"Q0VB"}""")]
    [InlineData("""{"resourceType":"Observation","id":"1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"4544-3"}]},"valueString":"CEA positive"}""")]
    [InlineData("""{"resourceType":"Observation","id":"1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"4544-3"}]},"note":[{"text":"CEA positive"}]}""")]
    public void Line_WithWords_PassesOnlyWhereWordsAreRead(string line)
    {
        new LineFilter(Small).MayHold(Encoding.UTF8.GetBytes(line)).ShouldBeFalse();
        new LineFilter(Small, readsWords: true).MayHold(Encoding.UTF8.GetBytes(line)).ShouldBeTrue();
    }

    [Fact]
    public void Filter_AnyWellFormedResource_LosesNoFact()
    {
        Prop.ForAll(Resource(Small).ToArbitrary(), line => Check(Small, line)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void Filter_OfThePublishedValueSets_LosesNoFact()
    {
        var published = VocabularyFolder.Load(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets")).Value;

        Prop.ForAll(Resource(published).ToArbitrary(), line => Check(published, line)).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    private static void Check(ConceptVocabulary vocabulary, string line)
    {
        var list = new FactList(vocabulary);
        var outcome = list.Read(line);
        if (outcome is ReadOutcome.Damaged)
        {
            throw new InvalidOperationException("The generator made bad JSON: " + line);
        }

        var isUseful = list.Facts.Count > 0 || list.Medications.Count > 0 || outcome is ReadOutcome.Ignored;
        (isUseful && !new LineFilter(vocabulary).MayHold(Encoding.UTF8.GetBytes(line))).ShouldBeFalse(line);
    }

    private static Gen<string> Resource(ConceptVocabulary vocabulary)
    {
        var all = vocabulary.Names.Select(name => vocabulary.Find(name)!.Value).ToList();
        var known = all.SelectMany(concept => vocabulary.ExactCodes(concept)).Concat(all.SelectMany(concept => vocabulary.Prefixes(concept).Select(one => (one.System, one.Prefix + "1"))))
            .Select(one => (one.Item1, one.Item2)).ToArray();
        var systems = Gen.Elements("http://loinc.org", "http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.1", "urn:local", "", "http:\\/\\/loinc.org");
        var words = Gen.Elements("ECOG", "CC score", "status", "code", "Platelets", "a \\\"code\\\"", "\\u0065cog", "colon cancer", "x\\/y", "");
        var code = Gen.OneOf(
            Gen.Elements(known).Select(one => (System: one.Item1, Code: one.Item2)),
            from one in Gen.Elements(known) from system in systems select (System: system, Code: Odd(one.Item2, one.Item2.Length)),
            from system in systems from number in Gen.Choose(1, 99999) select (System: system, Code: $"{number}-{number % 10}"));
        var coding = from one in code
                     from word in words
                     from form in Gen.Choose(0, 4)
                     select form switch
                     {
                         0 => $$"""{"code":"{{one.Code}}","system":"{{one.System}}"}""",
                         1 => $$"""{"system":"{{one.System}}","display":"{{word}}"}""",
                         2 => $$"""{"system":"{{one.System}}", "code" : "{{one.Code}}"}""",
                         _ => $$"""{"system":"{{one.System}}","code":"{{one.Code}}","display":"{{word}}"}""",
                     };
        var concept = from codings in coding.ArrayOf(2)
                      from word in words
                      from form in Gen.Choose(0, 6)
                      select form switch
                      {
                          0 => $$"""{"text":"{{word}}"}""",
                          1 => $"\"{word}\"",
                          2 => $$"""{"coding":[{{string.Join(",", codings)}}]}""",
                          3 => $$"""{"coding":[],"text":"{{word}}"}""",
                          _ => $$"""{"coding":[{{string.Join(",", codings)}}],"text":"{{word}}"}""",
                      };
        var status = Gen.Elements("final", "final", "final", "final", "entered-in-error", "ENTERED-IN-ERROR ", "cancelled", "preliminary", "\\u0066inal", "generated");
        return from type in Gen.Frequency((8, Gen.Constant("Observation")), (2, Gen.Elements("Condition", "Encounter", "Procedure", "Specimen", "DiagnosticReport")))
               from state in status
               from main in concept
               from component in concept
               from extra in Gen.Elements(
                   "", ",\"contained\":[]", ",\"text\":{\"status\":\"generated\",\"div\":\"<p class=\\\"code\\\">x</p>\"}", ",\"subject\":{\"display\":\"status\"}",
                   ",\"contained\":[{\"resourceType\":\"Specimen\",\"id\":\"s\"}]")
               from order in Gen.Choose(0, 3)
               let subject = extra.Contains("\"subject\"", StringComparison.Ordinal) ? "" : ",\"subject\":{\"reference\":\"Patient/1\"}"
               let members = order == 0 ? $"\"code\":{main},\"status\":\"{state}\"" : $"\"status\":\"{state}\",\"code\":{main}"
               let parts = order == 1 ? "" : $",\"component\":[{{\"code\":{component},\"valueString\":\"x\"}}]"
               select order == 2
                   ? $"{{\"id\":\"1\",\"resourceType\":\"{type}\",{members}{subject}{parts}{extra}}}"
                   : $"{{\"resourceType\":\"{type}\",\"id\":\"1\",{members}{subject}{parts}{extra}}}";
    }

    private static string Odd(string code, int seed) => (seed % 4) switch
    {
        0 => $" {code}",
        1 => code.ToLowerInvariant(),
        2 => $"{code}\u200b",
        _ => code.Insert(code.Length / 2, "\u200b"),
    };
}
