using System.Text;
using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.Facts;

/// <summary>A small vocabulary of our own: value set, its codes, its words.</summary>
internal static class Vocabularies
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Own = "https://prescreen.example/fhir/CodeSystem/finding";

    private static readonly (string Id, string System, string[] Codes, string[] Words)[] Sets =
    [
        ("platelets", Loinc, ["777-3"], []),
        ("ecog", Loinc, ["89247-1"], ["ecog"]),
        ("cc-score", Own, ["cc-score"], ["cc score"]),
        ("ihc-percent", Own, ["ihc-percent-positive"], ["percent of tumour cells staining"]),
        ("cea-ihc", Loinc, ["10469-5"], []),
        ("colorectal-cancer", Snomed, ["363406005"], ["colon cancer", "结肠癌"]),
        ("antineoplastic", "http://www.nlm.nih.gov/research/umls/rxnorm", ["32592"], ["oxaliplatin", "xelox"]),
        ("intraperitoneal", Snomed, ["38239002"], ["intraperitoneal"]),
        ("progression", Snomed, ["271299001"], []),
        ("positive", Snomed, ["10828004"], ["=positive"]),
        ("cytoreductive-surgery", Snomed, ["446526009"], ["cytoreduct*"]),
        ("pathology-report", Loinc, ["22637-3"], []),
        ("albumin", Snomed, ["52454007"], ["albumin"]),
        ("ultrasound", Snomed, ["16310003"], []),
        ("distant-metastasis", Snomed, ["94381002"], []),
    ];

    public static ConceptVocabulary Create(params SiteCode[] siteMap)
        => ConceptVocabulary.Compile([.. Sets.Select(set => new ValueSetSource($"{set.Id}.json", Json(set.Id, set.System, set.Codes, set.Words)))], siteMap).Value;

    public static bool Has(this ConceptVocabulary vocabulary, ConceptSet set, string name) => set.Contains(vocabulary.Find(name)!.Value);

    public static bool Is(this ConceptVocabulary vocabulary, ClinicalFact fact, string name) => vocabulary.Has(fact.Concepts, name);

    private static byte[] Json(string id, string system, string[] codes, string[] words)
    {
        var extensions = string.Join(",", words.Select(word =>
            $$"""{"url":"https://prescreen.example/fhir/StructureDefinition/matching-text","valueString":"{{word}}"}"""));
        var concepts = string.Join(",", codes.Select(code => $$"""{"code":"{{code}}","display":"{{code}}"}"""));
        return Encoding.UTF8.GetBytes($$"""
            {"resourceType":"ValueSet","id":"{{id}}"{{(words.Length == 0 ? "" : $",\"extension\":[{extensions}]")}},
             "url":"https://prescreen.example/fhir/ValueSet/{{id}}","version":"1.0.0","name":"X","title":"{{id}}","status":"active","purpose":"test",
             "compose":{"include":[{"system":"{{system}}","concept":[{{concepts}}]} ] } }
            """);
    }
}
