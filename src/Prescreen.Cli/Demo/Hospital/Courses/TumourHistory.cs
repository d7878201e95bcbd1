namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Diagnosis, biopsy, metastases and the lines of treatment before the trial.</summary>
internal static class TumourHistory
{
    private const int FirstLineDay = 400;
    private const int ProgressionDay = 300;

    public static void Write(Chart chart, ColorectalCourse course)
    {
        Diagnoses(chart, course);
        if (course.Has(CourseParts.Pathology))
        {
            var conclusion = chart.Dialect.In(
                $"Moderately differentiated adenocarcinoma of the {course.Site.Name}.", $"{course.Site.Chinese}腺癌，中分化。");
            FhirReport.Pathology(chart, chart.Calendar.At(424), chart.Calendar.At(421), conclusion);
        }

        if (course.Has(CourseParts.Drugs))
        {
            Lines(chart);
        }

        if (course.Has(CourseParts.Progression))
        {
            FhirBedside.Progression(chart, chart.Calendar.At(ProgressionDay, 11));
        }
    }

    private static void Diagnoses(Chart chart, ColorectalCourse course)
    {
        if (course.Has(CourseParts.Diagnosis))
        {
            var site = course.Site;
            File(chart, 420, site.Icd, site.Snomed, $"Malignant neoplasm of {site.Name}", $"{site.Chinese}恶性肿瘤");
        }

        if (course.Has(CourseParts.Peritoneal))
        {
            File(chart, ProgressionDay, "C78.6", "94627008", "Secondary malignant neoplasm of peritoneum", "腹膜继发恶性肿瘤");
        }

        if (course.Has(CourseParts.Liver))
        {
            File(chart, ProgressionDay, "C78.7", "94381002", "Secondary malignant neoplasm of liver", "肝继发恶性肿瘤");
        }
    }

    private static void File(Chart chart, int day, string icd, string snomed, string text, string chinese)
    {
        var system = chart.Dialect.ConditionSystem;
        // The appendix has no code of its own in the SNOMED-coded sites of this hospital: it is always written in ICD.
        var isSnomed = system == Systems.Snomed && icd != TumourSite.Appendix.Icd;
        var icdSystem = system == Systems.Snomed ? Systems.Icd10Cm : system;
        FhirCondition.File(chart, day, isSnomed ? system : icdSystem, isSnomed ? snomed : icd, chart.Dialect.In(text, chinese));
    }

    private static void Lines(Chart chart)
    {
        foreach (var cycle in Enumerable.Range(0, 2))
        {
            FhirMedication.Dose(chart, Drug.Oxaliplatin, chart.Morning(FirstLineDay - (14 * cycle)));
            FhirMedication.Dose(chart, Drug.Fluorouracil, chart.Morning(FirstLineDay - (14 * cycle)).AddHours(3));
        }

        FhirMedication.Dose(chart, Drug.Irinotecan, chart.Morning(ProgressionDay - 14));
    }
}
