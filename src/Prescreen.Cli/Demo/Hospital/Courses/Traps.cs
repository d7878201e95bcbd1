using System.Globalization;
using System.Text.Json.Nodes;
using static Prescreen.Cli.Demo.Hospital.ExpectedStatus;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Records that look like something they are not.</summary>
internal static class Traps
{
    private static readonly ColorectalCourse Complete = ColorectalCourse.ForCea;

    // The platelets of the patient before: the fourth test of the third draw of ten.
    private const string PlateletsOfLastDraw = "lab-24";

    public static IReadOnlyList<Story> All { get; } =
    [
        Story.Of("appendix", Dialect.Cerner, PotentialCandidate, PotentialCandidate,
            "C18.1 is the appendix, coded among the colon: a person must look, and the echocardiography is missing.",
            Complete.Without(CourseParts.Lvef) with { Site = TumourSite.Appendix, Age = 45, IsFemale = true }),
        Story.Of("secondary-code-for-primary", Dialect.Mcode, PotentialCandidate, PotentialCandidate,
            "94260004 says secondary and means the primary; saturation and hepatitis C are missing.",
            Complete.Without(CourseParts.SpO2 | CourseParts.HepatitisC) with { Site = TumourSite.SyntheaColon, Age = 66 }),
        Story.Of("another-patients-platelets", Dialect.Mcode, PotentialCandidate, PotentialCandidate,
            "The blood count lists another patient's platelets; this patient's own were never measured.",
            Complete with { Age = 54, Unmeasured = [LabCatalogue.Platelets], Also = ForeignResult }),
        Story.Of("lymphocytes-in-percent", Dialect.Epic, PotentialCandidate, PotentialCandidate,
            "Lymphocytes are reported as 24 % and never as a count.",
            Complete with { Age = 67, Unmeasured = [LabCatalogue.Lymphocytes], Also = LymphocytePercent }),
        Story.Of("cytokeratin-7-negative", Dialect.Cerner, PotentialCandidate, PotentialCandidate,
            "The marker list is negative for CK7, positive for CK20, and CEA is pending; no echocardiography.",
            Complete.Without(CourseParts.CeaIhc | CourseParts.Lvef) with { Age = 52, Also = MarkerList }),
        Story.Of("echocardiography-month-only", Dialect.Chinese, PotentialCandidate, PotentialCandidate,
            "The echocardiography is dated with a month only, and hepatitis C is missing.",
            Complete.Without(CourseParts.HepatitisC) with { Age = 63, Also = MonthOnly }),
        Story.Of("psoriasis-on-methotrexate", Dialect.Epic, Ineligible, PotentialCandidate,
            "Psoriasis alone would be exempt; under methotrexate it is not.",
            Complete with { Age = 56, Also = Psoriasis }),
        Story.Of("schizophrenia", Dialect.Cerner, Ineligible, PotentialCandidate,
            "A history of schizophrenia excludes, whatever its state.",
            Complete with { Age = 43, Also = Schizophrenia }),
        Story.Of("deceased", Dialect.Mcode, Ineligible, Ineligible,
            "A complete record, and then the patient dies.",
            Complete with { Age = 72, Also = Death }),
        Story.Of("merged-survivor", Dialect.Epic, PotentialCandidate, PotentialCandidate,
            "This record survives a merge; the echocardiography is missing.",
            Complete.Without(CourseParts.Lvef) with { Age = 65 }),
        Story.Unconsidered("merged-away", Dialect.Epic,
            "A double registration of the patient before, merged during the play.", Merged),
        Story.Unconsidered("polyp", Dialect.Mcode, "713197008 is a polyp of the rectum, not a cancer.", Polyp),
        Story.Unconsidered("refuted-cancer", Dialect.Epic,
            "The suspected cancer of the colon was refuted.", Refuted),
        Story.Unconsidered("primary-peritoneal", Dialect.Cerner,
            "A carcinoma of the peritoneum itself is no metastasis of the colon.", PrimaryPeritoneal),
    ];

    private static void ForeignResult(Chart chart)
    {
        var report = FhirReport.Start(chart, "cbc", "LAB", "58410-2", "CBC panel", chart.Morning(5));
        report["result"] = new JsonArray(FhirElements.Reference($"Observation/{chart.PreviousPatientId}-{PlateletsOfLastDraw}"));
        FhirReport.File(chart, report, chart.Morning(5).AddHours(1), "Counts as listed.", "blood count with a foreign result");
    }

    private static void LymphocytePercent(Chart chart)
    {
        var code = FhirElements.Loinc("736-9", "Lymphocytes %");
        var at = chart.Morning(5);
        var observation = FhirObservation.Start(chart, "percent", "laboratory", code, at);
        FhirObservation.File(chart, observation, "valueQuantity", FhirElements.Percent(24m, chart.Dialect), at, "lymphocytes 24 %");
    }

    private static void MarkerList(Chart chart)
    {
        const string Markers = "Immunohistochemistry: negative for CK7 and TTF-1; CK20 and CDX2 positive. CEA pending.";
        var taken = SurgicalCare.SpecimenTaken(chart);
        FhirReport.Pathology(chart, taken, taken.AddDays(4), Markers);
    }

    // The month that holds the first day of the window of 28 days: partly inside, partly outside.
    private static void MonthOnly(Chart chart)
    {
        var month = chart.Calendar.At(28).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        chart.Amend(
            chart.Last("lvef"), chart.Calendar.At(11), "echocardiography dated by its month", result => result["effectiveDateTime"] = month);
    }

    private static void Psoriasis(Chart chart)
    {
        FhirCondition.File(chart, 2000, Systems.Icd10Cm, "L40.0", "Psoriasis vulgaris");
        FhirMedication.Order(chart, Drug.Methotrexate, chart.Calendar.At(200));
    }

    private static void Schizophrenia(Chart chart)
        => FhirCondition.File(chart, 4000, Systems.Icd10Cm, "F20.9", "Schizophrenia, unspecified", "inactive");

    private static void Death(Chart chart)
    {
        var at = chart.Calendar.At(2, 3);
        var died = chart.Instant(at);
        chart.Amend($"Patient/{chart.PatientId}", at.AddHours(6), "death recorded", patient => patient["deceasedDateTime"] = died);
    }

    private static void Merged(Chart chart)
    {
        FhirPatient.File(chart, isFemale: false, chart.Calendar.Born(65, 120));
        FhirLab.File(chart, LabCatalogue.SerumCea, 12.1m, chart.Calendar.At(90));
        chart.Amend($"Patient/{chart.PatientId}", chart.Calendar.At(6, 14), "record merged into the one before", patient =>
        {
            patient["active"] = false;
            patient["link"] = new JsonArray(new JsonObject
            {
                ["other"] = FhirElements.Reference($"Patient/{chart.PreviousPatientId}"),
                ["type"] = "replaced-by",
            });
        });
    }

    private static void Polyp(Chart chart)
    {
        FhirPatient.File(chart, isFemale: true, chart.Calendar.Born(61, 200));
        FhirCondition.File(chart, 20, Systems.Snomed, "713197008", "Recurrent rectal polyp");
        FhirProcedure.Colonoscopy(chart, chart.Calendar.At(12, 9));
        FhirReport.Pathology(chart, chart.Calendar.At(12, 10), chart.Calendar.At(8, 15), "Tubular adenoma without high-grade dysplasia.");
        Noise.Panel(chart, 11);
    }

    private static void Refuted(Chart chart)
    {
        FhirPatient.File(chart, isFemale: false, chart.Calendar.Born(58, 30));
        FhirCondition.File(chart, 9, Systems.Icd10Cm, "C18.7", "Malignant neoplasm of sigmoid colon", "inactive", "refuted");
        FhirProcedure.Colonoscopy(chart, chart.Calendar.At(13, 9));
        FhirReport.Pathology(chart, chart.Calendar.At(13, 10), chart.Calendar.At(10, 15), "Hyperplastic polyp.");
        Noise.Panel(chart, 9);
    }

    private static void PrimaryPeritoneal(Chart chart)
    {
        FhirPatient.File(chart, isFemale: true, chart.Calendar.Born(64, 90));
        FhirCondition.File(chart, 150, Systems.Icd10Cm, "C48.1", "Malignant neoplasm of specified parts of peritoneum");
        Noise.Panel(chart, 100);
        Noise.Panel(chart, 7);
    }
}
