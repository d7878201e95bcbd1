using System.Text;
using Prescreen.Vocabulary;

namespace Prescreen.Tests.Protocols;

/// <summary>A few value sets, enough for protocols written in tests.</summary>
internal static class TestVocabulary
{
    public static ConceptVocabulary Create() => ConceptVocabulary.Compile(
    [
        ValueSet("colon-cancer", "http://snomed.info/sct", "363406005"),
        ValueSet("platelets", "http://loinc.org", "777-3"),
        ValueSet("bilirubin", "http://loinc.org", "1975-2"),
        ValueSet("gilbert", "http://snomed.info/sct", "27503000"),
        ValueSet("surgery", "http://snomed.info/sct", "387713003"),
    ]).Value;

    private static ValueSetSource ValueSet(string id, string system, string code) => new(
        $"{id}.json",
        Encoding.UTF8.GetBytes($$$"""
        {"resourceType":"ValueSet","id":"{{{id}}}","url":"https://prescreen.example/fhir/ValueSet/{{{id}}}","title":"{{{id}}}","status":"active",
         "compose":{"include":[{"system":"{{{system}}}","concept":[{"code":"{{{code}}}","display":"x" } ] } ] } }
        """));
}
