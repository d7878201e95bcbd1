namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Blood, heart, lungs, viruses and performance status in the weeks before inclusion.</summary>
internal static class WorkUp
{
    private const int SerologyDay = 30;
    private static readonly int[] RoutineDrawDays = [62, 24];

    public static void Write(Chart chart, ColorectalCourse course)
    {
        Serology(chart, course);
        Blood(chart, course);
        Heart(chart, course);
        if (course.Has(CourseParts.Ecog))
        {
            FhirBedside.Ecog(chart, course.EcogScore, chart.Calendar.At(course.EcogDay, 16));
        }

        if (course.Has(CourseParts.SpO2))
        {
            FhirBedside.Saturation(chart, 96m + chart.Random.Next(3), chart.Morning(course.SaturationDay).AddHours(1));
        }
    }

    /// <summary>One draw: the story's values where it fixes any, else unremarkable ones.</summary>
    public static void Draw(Chart chart, ColorectalCourse course, int day, bool isLast = false)
    {
        foreach (var test in LabCatalogue.Panel.Where(test => !course.Unmeasured.Contains(test)))
        {
            var value = isLast && course.Labs.TryGetValue(test, out var fixedValue) ? fixedValue : Unremarkable(chart, test);
            FhirLab.File(chart, test, value, chart.Morning(day));
        }
    }

    private static void Blood(Chart chart, ColorectalCourse course)
    {
        if (course.Has(CourseParts.Panel))
        {
            foreach (var day in RoutineDrawDays)
            {
                Draw(chart, course, day);
            }
        }

        course.Before?.Invoke(chart);
        if (course.Has(CourseParts.Panel))
        {
            Draw(chart, course, course.DrawDay, isLast: true);
        }

        if (course.Has(CourseParts.Inr))
        {
            var inr = course.Labs.GetValueOrDefault(LabCatalogue.Inr, LabCatalogue.Inr.Usual);
            FhirLab.File(chart, LabCatalogue.Inr, inr, chart.Morning(course.DrawDay));
        }

        if (course.Has(CourseParts.Pregnancy) && course is { IsFemale: true, Age: <= 55 })
        {
            FhirSerology.File(chart, "2118-8", "Choriogonadotropin (pregnancy test) in serum", isPositive: false, chart.Morning(3));
        }
    }

    private static void Heart(Chart chart, ColorectalCourse course)
    {
        if (course.Has(CourseParts.Lvef))
        {
            FhirBedside.EjectionFraction(chart, course.EjectionFraction, chart.Calendar.At(course.EchocardiographyDay, 13));
        }

        if (course.Has(CourseParts.Ecg))
        {
            FhirReport.Electrocardiogram(chart, chart.Calendar.At(18, 12));
        }

        if (course.Has(CourseParts.Troponin))
        {
            FhirBedside.TroponinT(chart, 9m, chart.Morning(course.DrawDay));
        }
    }

    private static void Serology(Chart chart, ColorectalCourse course)
    {
        (CourseParts Part, string Loinc, string Name)[] tests =
        [
            (CourseParts.HepatitisB, "5196-1", "HBsAg"),
            (CourseParts.HepatitisB, "13952-7", "HBcAb, total"),
            (CourseParts.HepatitisC, "16128-1", "HCV antibody"),
            (CourseParts.Hiv, "56888-1", "HIV 1+2 antibody and p24 antigen"),
            (CourseParts.Syphilis, "20507-0", "RPR"),
            (CourseParts.Syphilis, "24312-1", "Treponema pallidum antibody"),
        ];
        foreach (var (_, loinc, name) in tests.Where(test => course.Has(test.Part)))
        {
            FhirSerology.File(chart, loinc, name, isPositive: false, chart.Morning(SerologyDay));
        }
    }

    // Within a tenth of the usual value: never near a limit of either protocol.
    private static decimal Unremarkable(Chart chart, LabTest test)
        => decimal.Round(test.Usual * (0.92m + (chart.Random.Next(17) / 100m)), test.Decimals, MidpointRounding.AwayFromZero);
}
