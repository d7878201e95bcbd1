using System.Collections.Immutable;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Everybody else in the hospital: neither protocol considers them.</summary>
internal static class Unrelated
{
    public static IReadOnlyList<Story> All { get; } =
    [
        Of("breast-cancer", Dialect.Epic, "Breast cancer under follow-up.", 55, true, "C50.911"),
        Of("breast-cancer-bone", Dialect.Cerner, "Breast cancer with bone metastases.", 61, true, "C50.912", "C79.51"),
        Of("type-2-diabetes", Dialect.Chinese, "Type 2 diabetes.", 66, false, "E11.9"),
        Of("diabetes-and-kidney", Dialect.Mcode, "Diabetes with kidney disease.", 70, false, "E11.22", "N18.3"),
        Of("healthy-man", Dialect.Epic, "A check-up.", 34, false),
        Of("healthy-woman", Dialect.Chinese, "A check-up.", 29, true),
        Of("healthy-elder", Dialect.Mcode, "A check-up at 81.", 81, false),
        Of("hypertension", Dialect.Cerner, "High blood pressure.", 59, true, "I10"),
        Of("asthma", Dialect.Epic, "Mild asthma.", 24, false, "J45.20"),
        Of("pneumonia", Dialect.Chinese, "Pneumonia, on the ward.", 77, true, "J18.9"),
        Of("lung-cancer", Dialect.Mcode, "Lung cancer.", 68, false, "C34.90"),
        Of("pregnancy", Dialect.Cerner, "Twenty weeks pregnant.", 31, true, "Z33.1"),
    ];

    private static Story Of(string name, Dialect dialect, string text, int age, bool isFemale, params ImmutableArray<string> diagnoses)
        => Story.Unconsidered(name, dialect, text, chart => Write(chart, age, isFemale, diagnoses));

    private static void Write(Chart chart, int age, bool isFemale, ImmutableArray<string> diagnoses)
    {
        FhirPatient.File(chart, isFemale, chart.Calendar.Born(age, 10 + chart.Random.Next(300)));
        foreach (var code in diagnoses)
        {
            FhirCondition.File(chart, 60 + chart.Random.Next(600), chart.Dialect.IsChinese ? Systems.Icd10 : Systems.Icd10Cm, code, code);
        }

        Noise.Panel(chart, 40 + chart.Random.Next(100));
        Noise.Panel(chart, 1 + chart.Random.Next(12));
    }
}
