using System.Text.Json;

namespace Prescreen.Tests.Vocabulary;

public sealed class CommittedValueSetTests
{
    private const string Sct = VocabularyMaker.Snomed;
    private const string Loinc = VocabularyMaker.Loinc;
    private const string Icd = VocabularyMaker.Icd10;
    private const string IcdCm = VocabularyMaker.Icd10Cm;
    private const string Atc = VocabularyMaker.Atc;
    private const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private const string Finding = "https://prescreen.example/fhir/CodeSystem/finding";

    /// <summary>Value set, system, code, whether it belongs, and why.</summary>
    public static TheoryData<string, string, string, bool, string> Memberships => new()
    {
        { "colorectal-cancer", Sct, "363406005", true, "malignant tumour of colon" },
        { "colorectal-cancer", Sct, "93761005", true, "Synthea's primary malignant neoplasm of colon" },
        { "colorectal-cancer", Sct, "109838007", true, "Synthea's overlapping malignant neoplasm of colon" },
        { "colorectal-cancer", Sct, "713197008", false, "recurrent rectal polyp, no cancer" },
        { "colorectal-cancer", Sct, "68496003", false, "polyp of colon, no cancer" },
        { "colorectal-cancer", Sct, "94260004", false, "the miscoded secondary is met with a flag, so another value set" },
        { "colorectal-cancer-miscoded-secondary", Sct, "94260004", true, "Synthea's code for the primary" },
        { "colorectal-cancer", Icd, "C18.7", true, "sigmoid colon" },
        { "colorectal-cancer", IcdCm, "c187", true, "the same as some servers write it" },
        { "colorectal-cancer", IcdCm, "C19", true, "rectosigmoid junction" },
        { "colorectal-cancer", IcdCm, "C20", true, "rectum" },
        { "colorectal-cancer", IcdCm, "C21.0", false, "anus" },
        { "colorectal-cancer", IcdCm, "C18.1", false, "the appendix goes to review" },
        { "colorectal-cancer-appendix", IcdCm, "C18.1", true, "the appendix" },
        { "peritoneal-metastasis", IcdCm, "C78.6", true, "peritoneum" },
        { "peritoneal-metastasis", IcdCm, "C48.1", false, "primary of the peritoneum" },
        { "peritoneal-metastasis", IcdCm, "C45.1", false, "mesothelioma" },
        { "peritoneal-metastasis", Sct, "307601000", false, "pseudomyxoma" },
        { "distant-metastasis", IcdCm, "C78.00", true, "lung" },
        { "distant-metastasis", IcdCm, "C77.2", false, "regional nodes go to review" },
        { "distant-metastasis", IcdCm, "C77.0", true, "nodes of the neck" },
        { "distant-metastasis", IcdCm, "C79.60", false, "ovary goes to review" },
        { "distant-metastasis", IcdCm, "C78.6", false, "the peritoneum is what the trial asks for" },
        { "distant-metastasis", IcdCm, "C7B.02", true, "secondary carcinoid of liver" },
        { "distant-metastasis", Sct, "94260004", false, "Synthea's colon primary" },
        { "regional-node-or-ovary-metastasis", IcdCm, "C79.61", true, "ovary" },
        { "metastatic-cancer", Sct, "94455000", true, "ovary counts as stage IV" },
        { "metastatic-cancer", Sct, "94260004", false, "never: it is the miscoded primary" },
        { "metastatic-cancer", IcdCm, "C77.5", false, "regional" },
        { "metastatic-cancer", IcdCm, "C7B.00", false, "review" },
        { "metastatic-cancer-review", IcdCm, "C7B.00", true, "secondary neuroendocrine" },
        { "total-bilirubin", Loinc, "1975-2", true, "total" },
        { "total-bilirubin", Loinc, "1968-7", false, "direct" },
        { "neutrophils", Loinc, "751-8", true, "count" },
        { "neutrophils", Loinc, "770-8", false, "percentage" },
        { "lymphocytes", Loinc, "736-9", false, "percentage" },
        { "hbcab-total", Loinc, "13952-7", true, "total" },
        { "hbcab-total", Loinc, "31204-1", false, "IgM alone" },
        { "cea-ihc", Loinc, "10469-5", true, "tissue" },
        { "cea-ihc", Loinc, "2039-6", false, "serum" },
        { "her2-ihc", Loinc, "85319-2", false, "breast specimen code is flagged" },
        { "her2-ihc-breast", Loinc, "85319-2", true, "breast specimen code" },
        { "ecog-grade-1", Loinc, "LA9623-5", true, "answer" },
        { "ecog-grade-1", Sct, "422512005", true, "finding" },
        { "cytoreductive-surgery", Sct, "446526009", false, "ovary only" },
        { "cytoreductive-surgery-ovary-only", Sct, "446526009", true, "ovary only" },
        { "antineoplastic", Atc, "L01XA03", true, "oxaliplatin" },
        { "antineoplastic", Atc, "L02BA01", false, "hormones don't count" },
        { "antineoplastic", Atc, "L04AX03", false, "methotrexate as immunosuppressant" },
        { "antineoplastic", Atc, "L01BA01", true, "methotrexate as cytotoxic" },
        { "antineoplastic", RxNorm, "6851", false, "methotrexate by RxNorm alone gives review" },
        { "antineoplastic", RxNorm, "6313", false, "leucovorin is no anti-tumour drug" },
        { "methotrexate", RxNorm, "6851", true, "methotrexate" },
        { "standard-colorectal-drug", RxNorm, "253337", true, "bevacizumab" },
        { "standard-colorectal-drug", RxNorm, "263034", true, "panitumumab" },
        { "standard-colorectal-drug", Atc, "V03AF03", false, "folinate is no line" },
        { "standard-colorectal-drug", RxNorm, "1803932", false, "a leucovorin product is no line" },
        { "systemic-immunosuppressant", RxNorm, "8640", true, "prednisone" },
        { "systemic-immunosuppressant", Atc, "H02AB07", true, "prednisone" },
        { "systemic-immunosuppressant", Atc, "D07AC01", false, "topical" },
        { "systemic-immunosuppressant", Atc, "D11AH01", false, "topical tacrolimus" },
        { "systemic-immunosuppressant", Atc, "R03BA02", false, "inhaled" },
        { "infection", Icd, "B91", false, "sequelae" },
        { "infection", Icd, "B18.1", true, "chronic hepatitis B counts here too" },
        { "infection", Icd, "J00", false, "the block begins at J09" },
        { "infection", IcdCm, "T81.40XA", true, "infection after a procedure" },
        { "other-malignancy", IcdCm, "C50.911", true, "breast" },
        { "other-malignancy", IcdCm, "C18.7", false, "the patient's own" },
        { "other-malignancy", IcdCm, "C78.7", false, "a metastasis" },
        { "other-malignancy", IcdCm, "C4A.9", true, "Merkel cell" },
        { "other-malignancy", IcdCm, "C7A.00", true, "carcinoid" },
        { "other-malignancy", IcdCm, "C7B.00", false, "secondary" },
        { "other-malignancy", IcdCm, "C44.622", true, "squamous skin cancer" },
        { "other-malignancy", IcdCm, "C44.611", false, "basal cell" },
        { "other-malignancy", IcdCm, "C44.90", false, "other skin goes to review" },
        { "other-malignancy", Sct, "254837009", true, "breast" },
        { "other-malignancy", Sct, "363406005", false, "the patient's own" },
        { "other-malignancy", Sct, "363346000", false, "malignant disease of no site goes to review" },
        { "malignancy-allowed", IcdCm, "C44.611", true, "basal cell" },
        { "malignancy-allowed", IcdCm, "D06.9", true, "cervix in situ" },
        { "malignancy-review", IcdCm, "C44.90", true, "skin, unspecified" },
        { "malignancy-review", IcdCm, "C44.611", false, "allowed" },
        { "malignancy-review", IcdCm, "C44.622", false, "excludes" },
        { "malignancy-review", IcdCm, "D06.9", false, "allowed" },
        { "malignancy-review", IcdCm, "C48.2", true, "often this very carcinomatosis" },
        { "malignancy-history", IcdCm, "Z85.3", true, "breast" },
        { "malignancy-history", IcdCm, "Z85.038", false, "the patient's own" },
        { "asthma-severe", IcdCm, "J45.50", true, "severe persistent" },
        { "asthma", IcdCm, "J45.50", false, "severe is its own tier" },
        { "asthma", IcdCm, "J45.909", true, "other" },
        { "asthma-severe", Icd, "J45.50", true, "a code of the clinical modification under the other system" },
        { "malignancy-history", Icd, "Z85.038", false, "the patient's own, under the other system" },
        { "autoimmune-disease", IcdCm, "K50.90", true, "Crohn" },
        { "autoimmune-disease", IcdCm, "L40.0", false, "psoriasis is exempt" },
        { "autoimmune-disease", IcdCm, "E10.9", false, "type 1 diabetes is exempt" },
        { "autoimmune-disease", IcdCm, "E06.3", false, "thyroid is exempt" },
        { "psoriasis", IcdCm, "L40.50", false, "psoriatic arthritis goes to review" },
        { "psoriatic-arthritis", IcdCm, "L40.50", true, "psoriatic arthritis" },
        { "mental-illness", IcdCm, "F20.9", true, "schizophrenia" },
        { "mental-illness", IcdCm, "F17.210", false, "nicotine goes to review" },
        { "mental-illness", IcdCm, "F33.42", false, "in remission goes to review" },
        { "mental-illness-review", IcdCm, "F33.42", true, "in remission" },
        { "unstable-angina", IcdCm, "I25.710", true, "of a bypass, with unstable angina" },
        { "coronary-disease", IcdCm, "I25.710", false, "that tier is not-met" },
        { "coronary-disease", IcdCm, "I25.10", true, "without angina" },
        { "pregnancy", Sct, "60001007", false, "means not pregnant" },
        { "not-pregnant", Sct, "60001007", true, "not pregnant" },
        { "pregnancy", IcdCm, "O9A.211", true, "the last category of the chapter" },
        { "result-positive", Sct, "11214006", true, "reactive" },
        { "result-negative", Sct, "131194007", true, "non-reactive" },
        { "result-positive", Sct, "131194007", false, "non-reactive" },
        { "cc-score", Finding, "cc-score", true, "our own code" },
        { "stage-iv", "http://cancerstaging.org", "4A", true, "IVA" },
        { "ihc-intensity-strong", Loinc, "LA14974-2", true, "LL4358-9" },
        { "breastfeeding", Loinc, "LA29252-6", true, "answer of 63895-7" },
        { "antineoplastic", RxNorm, "1736776", false, "a product code weighs as text (clinical.md 7)" },
        { "antineoplastic-product", RxNorm, "1736776", true, "oxaliplatin injection" },
        { "stage-iv", "http://cancerstaging.org", "3A", false, "IIIA" },
    };

    /// <summary>Value set, text, whether it names the concept, and why.</summary>
    public static TheoryData<string, string, bool, string> Texts => new()
    {
        { "colorectal-cancer", "Adenocarcinoma of the colon, stage IV", true, "in a sentence" },
        { "colorectal-cancer", "COLON CANCER", true, "letter case" },
        { "colorectal-cancer", "Adenocarcinoma of sigmoid colon", true, "a part of the colon" },
        { "colorectal-cancer", "Ca colon", true, "as surgeons write it" },
        { "colorectal-cancer", "Benign neoplasm of colon", false, "benign" },
        { "colorectal-cancer", "Encounter for screening for malignant neoplasm of colon", false, "screening" },
        { "colorectal-cancer", "Family history of colon cancer", false, "family" },
        { "colorectal-cancer", "Colon cancer screening declined", false, "screening" },
        { "colorectal-cancer", "Recurrent rectal polyp", false, "a polyp" },
        { "colorectal-cancer", "乙状结肠癌术后", true, "Chinese without blanks" },
        { "colorectal-cancer", "semicolon cancerous", false, "words match whole" },
        { "peritoneal-metastasis", "腹膜转移癌", true, "Chinese" },
        { "cytoreductive-surgery", "Cytoreductive surgery + HIPEC", true, "prefix" },
        { "cytoreductive-surgery", "CRS/HIPEC", true, "abbreviation" },
        { "cytoreductive-surgery", "肿瘤细胞减灭术", true, "Chinese" },
        { "cytoreductive-surgery", "Cytokine release syndrome (CRS)", false, "the other CRS" },
        { "standard-colorectal-drug", "mFOLFOX6", true, "a regimen" },
        { "standard-colorectal-drug", "modified FOLFOX-6 cycle 3", true, "a regimen with a dash" },
        { "standard-colorectal-drug", "Xelox", true, "a regimen" },
        { "standard-colorectal-drug", "TAS-102", true, "a name with a dash" },
        { "standard-colorectal-drug", "5-FU 2400 mg/m2", true, "an abbreviation with a dash" },
        { "standard-colorectal-drug", "Leucovorin 100 MG Injection", false, "folinate is no line" },
        { "standard-colorectal-drug", "10 ML oxaliplatin 5 MG/ML Injection [Eloxatin]", true, "a product" },
        { "antineoplastic", "Adriamycin 10mg", true, "a brand" },
        { "antineoplastic", "PACLitaxel 100 MG Injection", true, "tall-man letters" },
        { "antineoplastic", "fluorouracil 5 % topical cream", false, "topical" },
        { "systemic-immunosuppressant", "predniSONE 20 MG Oral Tablet", true, "prefix" },
        { "systemic-immunosuppressant", "hydrocortisone 1% topical cream", false, "topical" },
        { "hypersensitivity-substance", "Egg albumin", false, "egg is none of them" },
        { "hypersensitivity-substance", "DMSO", true, "a synonym" },
        { "result-positive", "Reactive", true, "" },
        { "result-positive", "Non-Reactive", false, "contains reactive" },
        { "result-negative", "Non-Reactive", true, "" },
        { "result-positive", "Not Detected", false, "contains detected" },
        { "result-negative", "Not Detected", true, "" },
        { "result-positive", "阳性(+)", true, "Chinese" },
        { "result-negative", "阴性(-)", true, "Chinese" },
        { "result-positive", "(+)", true, "a sign" },
        { "result-negative", "-", true, "a sign" },
        { "result-negative", "－", true, "a full-width sign" },
        { "result-positive", "+/-", false, "neither" },
        { "result-equivocal", "+/-", true, "neither" },
        { "her2-ihc-answer-3", "Positive (3+)", true, "score in brackets" },
        { "her2-ihc-answer-3", "13+", false, "another number" },
        { "her2-ihc-answer-3", "３＋", true, "full-width" },
        { "other-malignancy", "Carcinoma of right breast metastatic to pelvis", true, "the primary is another organ's" },
        { "malignancy-review", "Metastatic colon cancer", false, "the patient's own" },
        { "malignancy-review", "Cancer", true, "of no site" },
        { "her2-ish-amplified", "Not amplified", false, "contains amplified" },
        { "her2-ish-not-amplified", "Not amplified", true, "" },
        { "her2-ish-amplified", "ERBB2 amplified (ratio 4.1)", true, "" },
        { "infection", "Personal history of pneumonia (recurrent)", false, "the past" },
        { "pregnancy", "Encounter for pregnancy test, result negative", false, "a test" },
        { "metastasis-unspecified", "Secondary malignant neoplasm of colon", false, "Synthea's display of the primary" },
        { "stage-iv", "Chronic kidney disease stage 4 (disorder)", false, "of another disease" },
        { "stage-iv", "Stage IVB", true, "" },
        { "stage-iv", "Stage III", false, "" },
        { "abdominal-ct-unstated-contrast", "CT abdomen/pelvis", true, "nothing said of contrast" },
        { "contrast-abdominal-ct", "全腹部增强CT", true, "Chinese" },
        { "pregnancy", "Not pregnant", false, "the contrary" },
        { "ultrasound-method", "TTE, Simpson biplane", true, "" },
    };

    [Fact]
    public void CommittedValueSets_AllOfThem_Compile()
        => VocabularyMaker.Committed.Names.Count.ShouldBe(VocabularyMaker.Sources.Count);

    [Theory]
    [MemberData(nameof(Memberships))]
    public void CommittedValueSet_Code_BelongsOrNot(string valueSet, string system, string code, bool belongs, string because)
    {
        VocabularyMaker.Committed.Find(valueSet).ShouldNotBeNull();

        VocabularyMaker.Committed.LookupNames(system, code).Contains(valueSet).ShouldBe(belongs, because);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void CommittedValueSet_Text_NamesItOrNot(string valueSet, string text, bool names, string because)
    {
        VocabularyMaker.Committed.Find(valueSet).ShouldNotBeNull();

        VocabularyMaker.Committed.TextNames(text).Contains(valueSet).ShouldBe(names, because);
    }

    [Fact]
    public void CommittedValueSets_EveryCode_SaysItsSource()
    {
        var without = VocabularyMaker.Sources
            .SelectMany(source => ConceptsOf(source.Json).Where(concept => !concept.TryGetProperty("extension", out _)).Select(_ => source.File));

        without.ShouldBeEmpty();
    }

    [Fact]
    public void CommittedValueSets_TheirFileAndUrl_AreTheirId()
    {
        foreach (var source in VocabularyMaker.Sources)
        {
            using var document = JsonDocument.Parse(source.Json);
            var id = document.RootElement.GetProperty("id").GetString();

            source.File.ShouldBe($"{id}.json");
            document.RootElement.GetProperty("url").GetString().ShouldBe($"https://prescreen.example/fhir/ValueSet/{id}");
        }
    }

    private static IEnumerable<JsonElement> ConceptsOf(ReadOnlyMemory<byte> json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        return !root.TryGetProperty("compose", out var compose)
            ? []
            : compose.GetProperty("include").EnumerateArray()
                .Where(include => include.TryGetProperty("concept", out _))
                .SelectMany(include => include.GetProperty("concept").EnumerateArray());
    }
}
