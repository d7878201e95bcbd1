using static Prescreen.Cli.Demo.Hospital.ExpectedStatus;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Patients who fit cea-car-t when the play is over, most of them only since its last days.</summary>
internal static class CeaCandidates
{
    private static readonly ColorectalCourse Complete = ColorectalCourse.ForCea;

    public static IReadOnlyList<Story> All { get; } =
    [
        Story.Of("complete", Dialect.Epic, Candidate, Ineligible,
            "Everything is in the record early in the play; the tumour is HER2 0, so only the CEA trial fits.",
            Complete.And(CourseParts.OnlyHer2) with
            {
                DrawDay = 12, SaturationDay = 5, EcogDay = 20, Her2Score = 0, Her2Percent = 0m, Also = EarlySaturation,
            }),
        Story.Of("pathology-on-friday", Dialect.Mcode, Candidate, PotentialCandidate,
            "All that was missing is the stain of the resected tumour, signed out on Friday afternoon.",
            Complete with
            {
                Age = 61, IsFemale = true, Site = TumourSite.Rectosigmoid, DrawDay = 9, SaturationDay = 5, IsCeaReportedOnFriday = true,
            }),
        Story.Of("platelets-recover", Dialect.Cerner, Candidate, PotentialCandidate,
            "Platelets climb from 62 over 76 to 92 and cross the limit of 80.",
            Complete.With(LabCatalogue.Platelets, 92m) with { Age = 49, DrawDay = 2, Before = LowPlatelets }),
        Story.Of("washout-ends", Dialect.Chinese, Candidate, PotentialCandidate,
            "Nothing new arrives: fourteen days after the last capecitabine the washout is simply over.",
            Complete with
            {
                Age = 66, DrawDay = 8, SaturationDay = 4, Site = TumourSite.Rectum,
                Also = chart => FhirMedication.Dose(chart, Drug.Capecitabine, chart.Calendar.At(16)),
            }),
        Story.Of("pregnancy-test-last", Dialect.Epic, Candidate, PotentialCandidate,
            "A woman of 44 for whom only the pregnancy test was still open.",
            Complete with { Age = 44, IsFemale = true, DrawDay = 7, SaturationDay = 4, Site = TumourSite.Cecum }),
        Story.Of("mislabelled-platelets", Dialect.Cerner, Candidate, PotentialCandidate,
            "A preliminary count of 68 came from a mislabelled tube and is corrected to 168; an old basal cell carcinoma is allowed.",
            Complete with { Age = 63, DrawDay = 7, Unmeasured = [LabCatalogue.Platelets], Also = CorrectedPlatelets }),
        Story.Of("hbsag-with-normal-dna", Dialect.Chinese, Candidate, PotentialCandidate,
            "HBsAg is positive, and the viral load below detection keeps the door open.",
            Complete.Without(CourseParts.HepatitisB) with { Age = 57, IsFemale = true, DrawDay = 4, Also = HepatitisBCarrier }),
        Story.Of("gilbert", Dialect.Mcode, Candidate, PotentialCandidate,
            "Bilirubin is 2.4 times the upper limit, which Gilbert's syndrome allows.",
            Complete.With(LabCatalogue.Bilirubin, 2.88m) with
            {
                Age = 71, DrawDay = 6,
                Also = chart => FhirCondition.File(chart, 3000, Systems.Snomed, "27503000", "Gilbert's syndrome"),
            }),
    ];

    private static void EarlySaturation(Chart chart) => FhirBedside.Saturation(chart, 97m, chart.Morning(12).AddHours(1));

    private static void LowPlatelets(Chart chart)
    {
        FhirLab.File(chart, LabCatalogue.Platelets, 62m, chart.Morning(10));
        FhirLab.File(chart, LabCatalogue.Platelets, 76m, chart.Morning(6));
    }

    private static void CorrectedPlatelets(Chart chart)
    {
        FhirCondition.File(chart, 1500, Systems.Icd10Cm, "C44.311", "Basal cell carcinoma of skin of nose");
        var path = FhirLab.File(chart, LabCatalogue.Platelets, 68m, chart.Morning(7), status: "preliminary");
        chart.Amend(path, chart.Calendar.At(6, 15), "platelets corrected 68 → 168", result =>
        {
            result["status"] = "corrected";
            result["valueQuantity"] = FhirLab.Value(chart.Dialect, LabCatalogue.Platelets, 168m);
        });
    }

    private static void HepatitisBCarrier(Chart chart)
    {
        FhirSerology.File(chart, "5196-1", "HBsAg", isPositive: true, chart.Calendar.At(30));
        FhirSerology.File(chart, "13952-7", "HBcAb, total", isPositive: true, chart.Calendar.At(30));
        FhirSerology.UndetectableHepatitisBDna(chart, chart.Calendar.At(11));
    }
}
