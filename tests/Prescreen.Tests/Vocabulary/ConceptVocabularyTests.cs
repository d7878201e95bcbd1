using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prescreen.Vocabulary;

namespace Prescreen.Tests.Vocabulary;

public sealed class ConceptVocabularyTests
{
    private static readonly ConceptVocabulary Small = VocabularyMaker.Vocabulary(
        VocabularyMaker.Codes("platelets", VocabularyMaker.Loinc, "777-3", "26515-7"),
        VocabularyMaker.Codes("colon-cancer-coded", VocabularyMaker.Snomed, "363406005"),
        VocabularyMaker.Prefix("colon-cancer", VocabularyMaker.Icd10, "C18", except: "C18.1"),
        VocabularyMaker.Prefix("any-malignancy", VocabularyMaker.Icd10, "C00-C97"),
        VocabularyMaker.Prefix("antineoplastic", VocabularyMaker.Atc, "L01"));

    public static TheoryData<string, string, string[], string> Codings => new()
    {
        { VocabularyMaker.Loinc, "777-3", ["platelets"], "as it stands" },
        { VocabularyMaker.Loinc, " 777\u200B-3\uFEFF", ["platelets"], "blanks and zero-width characters" },
        { "urn:oid:2.16.840.1.113883.6.1", "777-3", ["platelets"], "the system's OID" },
        { "http://loinc.org|2.77", "777-3", ["platelets"], "a version on the system" },
        { "HTTP://LOINC.ORG/", "777-3", ["platelets"], "letter case and a last slash" },
        { "http://snomed.info/sct/900000000000207008/version/20240101", "363406005", ["colon-cancer-coded"], "an edition of SNOMED CT" },
        { VocabularyMaker.Loinc, "7773", [], "a LOINC code keeps its dash" },
        { VocabularyMaker.Loinc, "777-33", [], "only ICD and ATC match by prefix" },
        { VocabularyMaker.Snomed, "777-3", [], "another system's code" },
        { "", "777-3", [], "no system" },
        { "http://hospital.example/lab", "777-3", [], "a local system" },
        { VocabularyMaker.Icd10, "C18", ["any-malignancy", "colon-cancer"], "the prefix itself" },
        { VocabularyMaker.Icd10, "C18.7", ["any-malignancy", "colon-cancer"], "below the prefix" },
        { VocabularyMaker.Icd10, "c187", ["any-malignancy", "colon-cancer"], "no dot, lower case" },
        { VocabularyMaker.Icd10, "C18.1", ["any-malignancy"], "excluded" },
        { VocabularyMaker.Icd10, "C18.11", ["any-malignancy"], "below an exclusion" },
        { VocabularyMaker.Icd10, "C1", [], "shorter than the prefix" },
        { VocabularyMaker.Icd10, "D01", [], "outside the range" },
        { "http://fhir.de/CodeSystem/bfarm/icd-10-gm", "C18.7", ["any-malignancy", "colon-cancer"], "the German modification" },
        { VocabularyMaker.Icd10Cm, "C18.7", [], "the other ICD-10 must be listed too" },
        { VocabularyMaker.Atc, "l01xa03", ["antineoplastic"], "ATC by prefix" },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public void Lookup_Coding_FindsItsConcepts(string system, string code, string[] expected, string because)
        => Small.LookupNames(system, code).ShouldBe(expected, because);

    [Fact]
    public void Lookup_SameMeaning_IsTheSameObject()
    {
        var one = Small.Lookup("http://hl7.org/fhir/sid/icd-10"u8, "C18.7"u8);
        var other = Small.Lookup("urn:oid:2.16.840.1.113883.6.3"u8, "C18.2"u8);

        other.ShouldBeSameAs(one);
        Small.Lookup("http://loinc.org"u8, "1-8"u8).ShouldBeSameAs(ConceptSet.Empty);
    }

    [Fact]
    public void Union_TwoSets_HoldsBothAndIsMadeOnce()
    {
        var left = Small.Lookup("http://loinc.org"u8, "777-3"u8);
        var right = Small.Lookup("http://snomed.info/sct"u8, "363406005"u8);

        var union = Small.Union(left, right);

        Small.Names(union).ShouldBe(["colon-cancer-coded", "platelets"]);
        Small.Union(right, left).ShouldBeSameAs(union);
        Small.Union(union, left).ShouldBeSameAs(union);
        Small.Union(ConceptSet.Empty, left).ShouldBeSameAs(left);
        union.ContainsAny(left).ShouldBeTrue();
        left.ContainsAny(right).ShouldBeFalse();
    }

    [Fact]
    public void Compile_WithOnlyOneActive_KnowsNoOther()
    {
        var vocabulary = ConceptVocabulary.Compile(VocabularyMaker.Sources, only: name => name == "platelets").Value;

        vocabulary.Names.ShouldBe(["platelets"]);
        vocabulary.Find("colorectal-cancer").ShouldBeNull();
        vocabulary.Lookup("http://snomed.info/sct"u8, "363406005"u8).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Compile_WithSiteMap_KnowsLocalCodes()
    {
        SiteCode[] map = [new("http://hospital.example/lab", "PLT", "platelets"), new("", "THRO", "platelets")];

        var vocabulary = ConceptVocabulary.Compile([VocabularyMaker.Codes("platelets", VocabularyMaker.Loinc, "777-3")], map).Value;

        vocabulary.LookupNames("http://hospital.example/lab", "plt").ShouldBe(["platelets"]);
        vocabulary.LookupNames("", "THRO").ShouldBe(["platelets"]);
        vocabulary.IsStandardSystem("http://hospital.example/lab"u8).ShouldBeFalse();
        vocabulary.IsStandardSystem("urn:oid:2.16.840.1.113883.6.96"u8).ShouldBeTrue();
    }

    [Fact]
    public void Concept_OfCodes_TellsThem()
    {
        var cancer = Small.Find("colon-cancer").ShouldNotBeNull();

        Small.Prefixes(cancer).ShouldBe([(VocabularyMaker.Icd10, "C18")]);
        Small.ExactCodes(Small.Find("platelets")!.Value).ShouldBe([(VocabularyMaker.Loinc, "777-3"), (VocabularyMaker.Loinc, "26515-7")]);
        Small.HasText(cancer).ShouldBeFalse();
    }

    [Fact]
    public void Lookup_AfterTheFirstTime_AllocatesNothing()
    {
        var vocabulary = VocabularyMaker.Committed;
        var text = Encoding.UTF8.GetBytes("Metastatic colon cancer (结肠癌), status post FOLFOX-6 and Crohn’s disease");
        _ = Measure(vocabulary, text);

        Measure(vocabulary, text).ShouldBe(0);
    }

    [Fact]
    public void Lookup_AnyBytes_NeverThrows()
        => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            _ = VocabularyMaker.Committed.LookupText(bytes);
            _ = VocabularyMaker.Committed.Lookup(bytes, bytes);
            _ = VocabularyMaker.Committed.Lookup("http://hl7.org/fhir/sid/icd-10"u8, bytes);
            return VocabularyMaker.Committed.Lookup("http://loinc.org"u8, bytes).IsEmpty;
        }).QuickCheckThrowOnFailure();

    private static long Measure(ConceptVocabulary vocabulary, byte[] text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            _ = vocabulary.Lookup("http://loinc.org"u8, "777-3"u8);
            _ = vocabulary.Lookup("http://hl7.org/fhir/sid/icd-10-cm"u8, "C18.7"u8);
            _ = vocabulary.Lookup("http://hospital.example/codes"u8, "whatever"u8);
            _ = vocabulary.Union(vocabulary.LookupText(text), vocabulary.Lookup("http://loinc.org"u8, "777-3"u8));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
