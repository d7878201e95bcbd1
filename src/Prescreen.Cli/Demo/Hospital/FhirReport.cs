using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>DiagnosticReport (https://hl7.org/fhir/R4/diagnosticreport.html): pathology, imaging, electrocardiogram, panels.</summary>
internal static class FhirReport
{
    public static JsonObject Start(Chart chart, string kind, string service, string loinc, string text, DateTimeOffset effective)
    {
        var report = chart.Start("DiagnosticReport", kind);
        report["status"] = "final";
        report["category"] = new JsonArray(FhirElements.Concept(service, FhirElements.Coding(Systems.DiagnosticService, service)));
        report["code"] = FhirElements.Loinc(loinc, text);
        report["subject"] = chart.Subject();
        report["effectiveDateTime"] = chart.Instant(effective);
        return report;
    }

    public static string File(Chart chart, JsonObject report, DateTimeOffset reported, string conclusion, string description)
    {
        report["issued"] = chart.Instant(reported);
        report["conclusion"] = conclusion;
        return chart.File(report, reported, description);
    }

    public static string Pathology(Chart chart, DateTimeOffset taken, DateTimeOffset reported, string conclusion)
    {
        var report = Start(chart, "pathology", "PAT", "22637-3", "Pathology report", taken);
        return File(chart, report, reported, conclusion, "pathology report");
    }

    public static string AbdominalCt(Chart chart, DateTimeOffset taken, string conclusion)
    {
        var text = chart.Dialect.In("CT Abdomen and Pelvis W contrast IV", "全腹部增强CT");
        var report = Start(chart, "ct", "CT", "36813-4", text, taken);
        return File(chart, report, taken.AddHours(5), conclusion, "abdominal CT with contrast");
    }

    public static string Electrocardiogram(Chart chart, DateTimeOffset taken)
    {
        var report = Start(chart, "ecg", "EC", "11524-6", chart.Dialect.In("EKG study", "心电图"), taken);
        var conclusion = chart.Dialect.In("Sinus rhythm, no significant abnormality.", "窦性心律，未见明显异常。");
        return File(chart, report, taken.AddHours(1), conclusion, "electrocardiogram");
    }
}
