using static Prescreen.Cli.Demo.Hospital.ExpectedStatus;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Patients with liver metastases: the CEA trial does not consider them, the HER2 trial does.</summary>
internal static class Her2Patients
{
    private static readonly ColorectalCourse Complete = ColorectalCourse.ForHer2;

    public static IReadOnlyList<Story> All { get; } =
    [
        Story.Of("her2-three-plus", Dialect.Epic, NotConsidered, Candidate,
            "HER2 3+ in three quarters of the cells, liver metastases, all values in order.",
            Complete with { Age = 59, DrawDay = 10, EcogDay = 20 }),
        Story.Of("her2-amplified", Dialect.Mcode, NotConsidered, Candidate,
            "HER2 2+ in 60 %: the in-situ hybridisation that was missing arrives with a ratio of 4.1.",
            Complete with { Age = 60, IsFemale = true, Her2Score = 2, Her2Percent = 60m, DrawDay = 6, Also = Ratio }),
        Story.Of("alt-with-liver-metastasis", Dialect.Chinese, NotConsidered, Candidate,
            "ALT is 4.5 times the upper limit, which liver metastases allow up to six.",
            Complete.With(LabCatalogue.Alt, 180m) with { Age = 54, DrawDay = 5, Her2Percent = 80m }),
        Story.Of("prostate-history", Dialect.Cerner, NotConsidered, Candidate,
            "Prostate cancer years ago is for a person to judge; the troponin arrives last.",
            Complete.Without(CourseParts.Troponin) with { Age = 67, DrawDay = 8, Also = ProstateAndTroponin }),
        Story.Of("her2-ish-missing", Dialect.Epic, NotConsidered, PotentialCandidate,
            "HER2 2+ in 60 % and no in-situ hybridisation yet: order it.",
            Complete with { Age = 62, IsFemale = true, Her2Score = 2, Her2Percent = 60m }),
        Story.Of("her2-one-plus", Dialect.Chinese, NotConsidered, Ineligible,
            "HER2 1+ is negative.",
            Complete with { Age = 51, Her2Score = 1, Her2Percent = 30m }),
        Story.Of("brain-metastasis", Dialect.Cerner, NotConsidered, Ineligible,
            "HER2 3+, and an active brain metastasis.",
            Complete with { Age = 55, Also = BrainMetastasis }),
        Story.Of("inr-at-limit", Dialect.Mcode, NotConsidered, Ineligible,
            "An INR of exactly 1.7 is not below 1.7.",
            Complete.With(LabCatalogue.Inr, 1.7m) with { Age = 64 }),
    ];

    private static void BrainMetastasis(Chart chart)
        => FhirCondition.File(chart, 40, Systems.Icd10Cm, "C79.31", "Secondary malignant neoplasm of brain");

    private static void Ratio(Chart chart)
    {
        FhirImmunohistochemistry.Her2Ratio(chart, chart.Last("specimen"), SurgicalCare.SpecimenTaken(chart), chart.Calendar.At(4, 15), 4.1m);
    }

    private static void ProstateAndTroponin(Chart chart)
    {
        FhirCondition.File(chart, 2500, Systems.Icd10Cm, "Z85.46", "Personal history of malignant neoplasm of prostate");
        FhirBedside.TroponinT(chart, 12m, chart.Calendar.At(3, 10));
    }
}
