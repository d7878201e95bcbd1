namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Resection of the primary, cytoreduction with HIPEC, its specimen, and what the laboratory stains on it.</summary>
internal static class SurgicalCare
{
    /// <summary>When the tumour leaves the patient: two hours into the cytoreduction.</summary>
    public static DateTimeOffset SpecimenTaken(Chart chart) => SurgeryStarts(chart).AddHours(2);

    public static void Write(Chart chart, ColorectalCourse course)
    {
        var surgery = SurgeryStarts(chart);
        if (course.Has(CourseParts.Primary))
        {
            FhirProcedure.Colectomy(chart, chart.Morning(410));
        }

        if (course.Has(CourseParts.Ct))
        {
            var absence = chart.Dialect.In(
                "Peritoneal disease as known. No evidence of metastasis outside the peritoneum.", "腹膜病变如前。未见腹膜外转移征象。");
            FhirReport.AbdominalCt(chart, surgery.AddDays(-4), course.CtConclusion ?? absence);
        }

        if (course.Has(CourseParts.Surgery))
        {
            FhirProcedure.Cytoreduction(chart, surgery);
            FhirMedication.IntraperitonealDose(chart, Drug.Mitomycin, surgery.AddHours(4));
        }

        if (course.Has(CourseParts.CcScore))
        {
            FhirBedside.CompletenessOfCytoreduction(chart, course.CcScore, surgery.AddHours(6));
        }

        Stains(chart, course, SpecimenTaken(chart));
    }

    private static DateTimeOffset SurgeryStarts(Chart chart) => chart.Morning(ColorectalCourse.SurgeryDay).AddHours(1);

    private static void Stains(Chart chart, ColorectalCourse course, DateTimeOffset collected)
    {
        if (!course.Has(CourseParts.CeaIhc) && !course.Has(CourseParts.Her2))
        {
            return;
        }

        var specimen = FhirProcedure.Specimen(chart, collected, chart.Dialect.In("Tumour tissue", "肿瘤组织"));
        var reported = collected.AddDays(8);
        if (course.Has(CourseParts.CeaIhc))
        {
            var signedOut = course.IsCeaReportedOnFriday ? chart.Calendar.LastFriday() : reported;
            FhirImmunohistochemistry.Cea(chart, specimen, collected, signedOut, course.CeaPercent);
        }

        if (course.Has(CourseParts.Her2))
        {
            FhirImmunohistochemistry.Her2(chart, specimen, collected, reported, course.Her2Score, course.Her2Percent);
        }
    }
}
