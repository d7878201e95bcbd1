using Prescreen.Vocabulary;

namespace Prescreen.Tests.Vocabulary;

public sealed class VocabularyCompileTests
{
    private const string TwoFilters = """
        "compose": { "include": [{ "system": "http://hl7.org/fhir/sid/icd-10", "filter": [
          { "property": "concept", "op": "is-a", "value": "C18" }, { "property": "concept", "op": "is-a", "value": "C19" }] }] }
        """;

    private const string OtherFilter = """
        "compose": { "include": [{ "system": "http://hl7.org/fhir/sid/icd-10", "filter": [{ "property": "code", "op": "regex", "value": "C18.*" }] }] }
        """;

    public static TheoryData<string, ValueSetSource, string> Faults => new()
    {
        { "VOC-002", VocabularyMaker.Raw("broken.json", "{ \"resourceType\": \"ValueSet\","), "no JSON" },
        { "VOC-003", VocabularyMaker.Raw("other.json", """{ "resourceType": "CodeSystem", "id": "x" }"""), "another resource" },
        { "VOC-003", VocabularyMaker.Raw("list.json", "[1]"), "no object" },
        { "VOC-004", VocabularyMaker.Source("empty", """ "status": "active" """), "nothing in it" },
        { "VOC-005", VocabularyMaker.Source("reference", """ "compose": { "include": [{ "valueSet": ["http://x"] }] } """), "another value set" },
        { "VOC-005", VocabularyMaker.Source("both", """ "compose": { "include": [{ "system": "http://loinc.org", "concept": [{ "code": "777-3" }], "valueSet": ["http://x"] }] } """), "what two sets share" },
        { "VOC-006", VocabularyMaker.Source("whole", """ "compose": { "include": [{ "system": "http://loinc.org" }] } """), "a whole system" },
        { "VOC-007", VocabularyMaker.Source("nocode", """ "compose": { "include": [{ "system": "http://loinc.org", "concept": [{ "display": "x" }] }] } """), "no code" },
        { "VOC-008", VocabularyMaker.Source("regex", OtherFilter), "another filter" },
        { "VOC-009", VocabularyMaker.Source("two", TwoFilters), "filters of one include intersect in FHIR" },
        { "VOC-009", VocabularyMaker.Source("two-out", TwoFilters.Replace("include", "exclude", StringComparison.Ordinal)), "so do those of one exclude" },
        { "VOC-002", VocabularyMaker.Source("half", """ "title": "\ud800" """), "half of a surrogate pair" },
        { "VOC-015", VocabularyMaker.Texts("phrase", ["cyto*reductive"]), "a star inside" },
        { "VOC-015", VocabularyMaker.Texts("blank", [" "]), "no word" },
        { "VOC-016", VocabularyMaker.Prefix("hierarchy", VocabularyMaker.Snomed, "363406005"), "SNOMED CT is no prefix code" },
        { "VOC-017", VocabularyMaker.Prefix("backwards", VocabularyMaker.Icd10, "C20-C18"), "an empty range" },
        { "VOC-018", VocabularyMaker.Codes("odd", VocabularyMaker.Icd10, "."), "nothing but a dot" },
        { "VOC-019", VocabularyMaker.Codes("twice", VocabularyMaker.Loinc, "777-3", " 777-3"), "the same code twice" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Compile_FaultyValueSet_SaysWhatAndWhere(string code, ValueSetSource source, string because)
    {
        ArgumentNullException.ThrowIfNull(source);

        var problem = ConceptVocabulary.Compile([source]).Problem.ShouldNotBeNull(because);

        problem.ToString().ShouldContain(code, customMessage: because);
        problem.ToString().ShouldContain(source.File);
    }

    [Fact]
    public void Compile_ManyFaults_TellsThemAllAtOnce()
    {
        ValueSetSource[] sources =
        [
            VocabularyMaker.Codes("same", VocabularyMaker.Loinc, "777-3"),
            VocabularyMaker.Raw("copy.json", """{ "resourceType": "ValueSet", "id": "same", "compose": { "include": [{ "system": "http://loinc.org", "concept": [{ "code": "1-8" }] }] } }"""),
            VocabularyMaker.Source("regex", OtherFilter),
        ];

        var problem = ConceptVocabulary.Compile(sources, [new SiteCode("http://x", "Y", "nowhere")]).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe("VOC-001");
        problem.Text.ShouldContain("copy.json: VOC-012");
        problem.Text.ShouldContain("regex.json: compose.include[0].filter[0]: VOC-008");
        problem.Text.ShouldContain("site map, row 1: VOC-013");
    }

    [Fact]
    public void Compile_ByteOrderMark_IsRead()
    {
        var source = VocabularyMaker.Codes("platelets", VocabularyMaker.Loinc, "777-3");
        byte[] marked = [0xEF, 0xBB, 0xBF, .. source.Json.Span];

        ConceptVocabulary.Compile([source with { Json = marked }]).Problem.ShouldBeNull();
    }

    [Fact]
    public void Compile_ExpandedOnATerminologyServer_KnowsTheExpandedCodes()
    {
        var source = VocabularyMaker.Source(
            "colon-cancer",
            """
            "compose": { "include": [{ "system": "http://snomed.info/sct", "concept": [{ "code": "363406005" }] }] },
            "expansion": { "contains": [
              { "system": "http://snomed.info/sct", "code": "363406005", "contains": [{ "system": "http://snomed.info/sct", "code": "93761005" }] },
              { "system": "http://snomed.info/sct", "code": "64572001", "abstract": true }] }
            """);

        var vocabulary = ConceptVocabulary.Compile([source]).Value;

        vocabulary.LookupNames(VocabularyMaker.Snomed, "93761005").ShouldBe(["colon-cancer"]);
        vocabulary.LookupNames(VocabularyMaker.Snomed, "363406005").ShouldBe(["colon-cancer"]);
        vocabulary.LookupNames(VocabularyMaker.Snomed, "64572001").ShouldBeEmpty();
    }

    [Fact]
    public void Compile_NoValueSets_KnowsNothing()
    {
        var vocabulary = ConceptVocabulary.Compile([]).Value;

        vocabulary.Names.ShouldBeEmpty();
        vocabulary.LookupText("colon cancer"u8).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void DisplayOf_ListedCode_IsItsDisplay()
        => VocabularyMaker.Committed.DisplayOf("urn:oid:2.16.840.1.113883.6.1", "777-3").ShouldBe("Platelets [#/volume] in Blood by Automated count");
}
