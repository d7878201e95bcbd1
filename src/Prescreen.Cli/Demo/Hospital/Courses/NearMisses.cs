using static Prescreen.Cli.Demo.Hospital.ExpectedStatus;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Patients whom exactly one thing disqualifies, most of them by a hair.</summary>
internal static class NearMisses
{
    private static readonly ColorectalCourse Complete = ColorectalCourse.ForCea;

    public static IReadOnlyList<Story> All { get; } =
    [
        Miss("platelets-76", Dialect.Mcode, PotentialCandidate,
            "Platelets of 76 are four short.",
            Complete.With(LabCatalogue.Platelets, 76m)),
        Miss("ejection-fraction-exactly-50", Dialect.Epic, Candidate,
            "An ejection fraction of exactly 50 %: too little for the CEA trial, enough for the HER2 trial.",
            Complete.And(CourseParts.OnlyHer2) with { EjectionFraction = 50m, EchocardiographyDay = 6, Age = 57 }),
        Miss("lymphocytes-exactly-half", Dialect.Epic, PotentialCandidate,
            "Lymphocytes of exactly 0.5 are not above 0.5.",
            Complete.With(LabCatalogue.Lymphocytes, 0.5m) with { Age = 69, IsFemale = true }),
        Miss("bilirubin-without-gilbert", Dialect.Cerner, PotentialCandidate,
            "The same bilirubin of 2.4 times the limit, without Gilbert's syndrome.",
            Complete.With(LabCatalogue.Bilirubin, 2.88m) with { Age = 62 }),
        Miss("age-76", Dialect.Chinese, Ineligible,
            "One birthday too many.",
            Complete with { Age = 76, DaysSinceBirthday = 60 }),
        Miss("hemoglobin-88", Dialect.Chinese, Ineligible,
            "Hemoglobin of 88 g/L misses 90 in both trials.",
            Complete.With(LabCatalogue.Hemoglobin, 8.8m) with { Age = 58, IsFemale = true, Site = TumourSite.Rectum }),
        Miss("ecog-2", Dialect.Mcode, Ineligible,
            "In bed for part of the day: ECOG 2.",
            Complete with { EcogScore = 2, Age = 73 }),
        Miss("washout-running", Dialect.Epic, PotentialCandidate,
            "Irinotecan five days ago: the washout is still running.",
            Complete with { Age = 50, Also = chart => FhirMedication.Dose(chart, Drug.Irinotecan, chart.Calendar.At(5, 10)) }),
        Miss("cea-five-percent", Dialect.Chinese, PotentialCandidate,
            "Only 5 % of the tumour cells stain for CEA.",
            Complete with { CeaPercent = 5m, Age = 55 }),
        Miss("cc-3", Dialect.Cerner, PotentialCandidate,
            "The cytoreduction left too much behind: CC-3.",
            Complete with { CcScore = 3, Age = 64 }),
        Miss("liver-metastasis-too", Dialect.Mcode, PotentialCandidate,
            "Beside the peritoneum there is an active liver metastasis.",
            Complete.And(CourseParts.Liver) with { Age = 61, CtConclusion = "Metastasis in liver segment VI, 14 mm." }),
        Miss("hiv-reactive", Dialect.Epic, Ineligible,
            "The HIV test is reactive.",
            Complete.Without(CourseParts.Hiv) with { Age = 47, Also = ReactiveHiv }),
        Miss("platelets-corrected-down", Dialect.Mcode, PotentialCandidate,
            "Platelets of 92 completed the record and are corrected to 72.",
            Complete with { Age = 60, DrawDay = 7, Unmeasured = [LabCatalogue.Platelets], Also = CorrectedDown }),
    ];

    private static Story Miss(string name, Dialect dialect, ExpectedStatus her2, string text, ColorectalCourse course)
        => Story.Of(name, dialect, Ineligible, her2, text, course);

    private static void ReactiveHiv(Chart chart)
        => FhirSerology.File(chart, "56888-1", "HIV 1+2 antibody and p24 antigen", isPositive: true, chart.Calendar.At(8));

    private static void CorrectedDown(Chart chart)
    {
        var path = FhirLab.File(chart, LabCatalogue.Platelets, 92m, chart.Morning(7));
        chart.Amend(path, chart.Calendar.At(4, 10), "platelets corrected 92 → 72", result =>
        {
            result["status"] = "corrected";
            result["valueQuantity"] = FhirLab.Value(chart.Dialect, LabCatalogue.Platelets, 72m);
        });
    }
}
