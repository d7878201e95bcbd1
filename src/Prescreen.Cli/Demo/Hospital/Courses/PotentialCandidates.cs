using static Prescreen.Cli.Demo.Hospital.ExpectedStatus;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Patients against whom nothing speaks, and for whom one or two things are missing.</summary>
internal static class PotentialCandidates
{
    private static readonly ColorectalCourse Complete = ColorectalCourse.ForCea;

    public static IReadOnlyList<Story> All { get; } =
    [
        Missing("no-echocardiography", Dialect.Epic,
            "Only an echocardiography is missing.",
            Complete.Without(CourseParts.Lvef) with { Age = 65, IsFemale = true }),
        Missing("no-hepatitis-b-no-hiv", Dialect.Mcode,
            "Hepatitis B and HIV serology were never drawn.",
            Complete.Without(CourseParts.HepatitisB | CourseParts.Hiv) with { Age = 52 }),
        Missing("saturation-stale-birthday-near", Dialect.Cerner,
            "The saturation is twelve days old, and in three weeks the patient turns 76.",
            Complete with { Age = 75, DaysSinceBirthday = 344, SaturationDay = 12 }),
        Missing("no-cc-score", Dialect.Chinese,
            "Nobody wrote down how complete the cytoreduction was, and HIV is missing.",
            Complete.Without(CourseParts.CcScore | CourseParts.Hiv) with { Age = 48, Site = TumourSite.Cecum }),
        Missing("no-pathology-report", Dialect.Epic,
            "The diagnosis came from elsewhere without its pathology report.",
            Complete.Without(CourseParts.Pathology) with { Age = 70 }),
        Missing("no-drug-record", Dialect.Mcode,
            "Progression is recorded, but no drug it was a progression on.",
            Complete.Without(CourseParts.Drugs) with { Age = 56, Site = TumourSite.Rectum }),
        Missing("cea-pending-serum-cea-high", Dialect.Cerner,
            "The stain is pending; a serum CEA of 45 ng/mL says nothing about it.",
            Complete.Without(CourseParts.CeaIhc | CourseParts.SpO2) with { Age = 60, Also = PendingStain }),
        Missing("hbsag-without-dna", Dialect.Chinese,
            "HBsAg is positive and nobody has measured the DNA.",
            Complete.Without(CourseParts.HepatitisB) with { Age = 53, Also = HepatitisB }),
        Missing("labs-stale-type-1-diabetes", Dialect.Epic,
            "The last draw is sixteen days old; type 1 diabetes is exempt.",
            Complete with { Age = 46, DrawDay = 16, Also = TypeOneDiabetes }),
        Missing("no-pregnancy-test-depression", Dialect.Mcode,
            "A woman of 38 without a pregnancy test; a depression in full remission is for a person to judge.",
            Complete.Without(CourseParts.Pregnancy) with { Age = 38, IsFemale = true, Also = Depression }),
        Missing("ejection-fraction-withdrawn", Dialect.Cerner,
            "An ejection fraction made the record complete and was then withdrawn as another patient's.",
            Complete with { Age = 59, EchocardiographyDay = 7, DrawDay = 9, SaturationDay = 5, Also = WithdrawEchocardiography }),
    ];

    private static Story Missing(string name, Dialect dialect, string text, ColorectalCourse course)
        => Story.Of(name, dialect, PotentialCandidate, PotentialCandidate, text, course);

    private static void TypeOneDiabetes(Chart chart)
        => FhirCondition.File(chart, 5000, Systems.Icd10Cm, "E10.9", "Type 1 diabetes mellitus");

    private static void PendingStain(Chart chart)
    {
        var taken = SurgicalCare.SpecimenTaken(chart);
        var specimen = FhirProcedure.Specimen(chart, taken, "Tumour tissue");
        FhirImmunohistochemistry.PendingCea(chart, specimen, taken, chart.Calendar.At(10, 15));
        FhirLab.File(chart, LabCatalogue.SerumCea, 45m, chart.Morning(5));
    }

    private static void HepatitisB(Chart chart)
    {
        FhirSerology.File(chart, "5196-1", "HBsAg", isPositive: true, chart.Calendar.At(9));
        FhirSerology.File(chart, "13952-7", "HBcAb, total", isPositive: true, chart.Calendar.At(9));
    }

    private static void Depression(Chart chart)
        => FhirCondition.File(chart, 1800, Systems.Icd10Cm, "F33.42", "Recurrent depression in full remission", "remission");

    private static void WithdrawEchocardiography(Chart chart)
        => chart.Withdraw(chart.Last("lvef"), chart.Calendar.At(3, 16), "ejection fraction withdrawn");
}
