using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Procedure (https://hl7.org/fhir/R4/procedure.html) and the Specimen it takes (https://hl7.org/fhir/R4/specimen.html).</summary>
internal static class FhirProcedure
{
    public static string Cytoreduction(Chart chart, DateTimeOffset starts)
    {
        var text = chart.Dialect.In("Cytoreductive surgery with HIPEC", "细胞减瘤术(CRS)联合腹腔热灌注化疗(HIPEC)");
        return File(chart, "surgery", FhirElements.Concept(text), starts, "cytoreductive surgery");
    }

    public static string Colectomy(Chart chart, DateTimeOffset starts)
    {
        var code = FhirElements.Snomed("43075005", "Partial resection of colon");
        return File(chart, "resection", code, starts, "resection of the primary tumour");
    }

    public static string Colonoscopy(Chart chart, DateTimeOffset starts)
    {
        return File(chart, "colonoscopy", FhirElements.Snomed("73761001", "Colonoscopy"), starts, "colonoscopy");
    }

    public static string Specimen(Chart chart, DateTimeOffset collected, string text)
    {
        var specimen = chart.Start("Specimen", "specimen");
        specimen["status"] = "available";
        specimen["type"] = FhirElements.Concept(text);
        specimen["subject"] = chart.Subject();
        specimen["collection"] = new JsonObject { ["collectedDateTime"] = chart.Instant(collected) };
        return chart.File(specimen, collected, "tumour specimen");
    }

    private static string File(Chart chart, string kind, JsonObject code, DateTimeOffset starts, string description)
    {
        var procedure = chart.Start("Procedure", kind);
        procedure["status"] = "completed";
        procedure["code"] = code;
        procedure["subject"] = chart.Subject();
        procedure["performedPeriod"] = new JsonObject
        {
            ["start"] = chart.Instant(starts),
            ["end"] = chart.Instant(starts.AddHours(5)),
        };
        return chart.File(procedure, starts.AddHours(5), description);
    }
}
