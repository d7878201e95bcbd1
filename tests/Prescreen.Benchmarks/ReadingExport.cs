using System.Text;
using System.Text.Json;

namespace Prescreen.Benchmarks;

/// <summary>The lines of a bulk export: minified resources, by type as servers export them.</summary>
internal static class ReadingExport
{
    public static IReadOnlyList<byte[]> Make(string? bundles, int smallest, string? onlyType = null)
    {
        var resources = bundles is null ? MadeUp() : OfBundles(bundles);
        var sorted = resources.Where(one => onlyType is null || one.Type == onlyType).OrderBy(one => one.Type, StringComparer.Ordinal).Select(one => one.Line).ToList();
        var export = new List<byte[]>(sorted);
        for (var size = sorted.Sum(line => (long)line.Length); size < smallest && size > 0; size += sorted.Sum(line => (long)line.Length))
        {
            export.AddRange(sorted);
        }

        return export;
    }

    private static List<(string Type, byte[] Line)> OfBundles(string folder)
    {
        var lines = new List<(string, byte[])>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var bundle = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var entry in bundle.RootElement.GetProperty("entry").EnumerateArray())
            {
                var resource = entry.GetProperty("resource");
                lines.Add((resource.GetProperty("resourceType").GetString()!, Minified(resource)));
            }
        }

        return lines;
    }

    private static byte[] Minified(JsonElement resource)
    {
        using var stream = new MemoryStream();
        var relaxed = new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, relaxed))
        {
            resource.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static List<(string Type, byte[] Line)> MadeUp()
    {
        string[] codes = ["777-3", "4544-3", "8480-6", "2093-3", "718-7", "33914-3", "2571-8", "6299-2", "8302-2", "29463-7"];
        return [.. Enumerable.Range(0, 10_000).Select(number => ("Observation", Encoding.UTF8.GetBytes(
            $"{{\"resourceType\":\"Observation\",\"id\":\"{number}\",\"status\":\"final\",\"category\":[{{\"coding\":[{{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\"," +
            $"\"code\":\"laboratory\",\"display\":\"laboratory\"}}]}}],\"code\":{{\"coding\":[{{\"system\":\"http://loinc.org\",\"code\":\"{codes[number % codes.Length]}\",\"display\":\"A result\"}}]," +
            $"\"text\":\"A result\"}},\"subject\":{{\"reference\":\"Patient/{number % 100}\"}},\"encounter\":{{\"reference\":\"Encounter/{number % 1000}\"}}," +
            $"\"effectiveDateTime\":\"2026-11-18T07:30:00+01:00\",\"issued\":\"2026-11-18T08:30:00.000+01:00\",\"valueQuantity\":{{\"value\":{number % 300}.5,\"unit\":\"mg/dL\"," +
            $"\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}}}}")))];
    }
}
