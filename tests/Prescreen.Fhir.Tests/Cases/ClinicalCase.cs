using System.Text.Json;

namespace Prescreen.Fhir.Tests.Cases;

/// <summary>One folder of tests/cases: a record and what clinical.md says of it.</summary>
internal sealed record ClinicalCase(string Protocol, string Name, byte[] Record, JsonElement Expected)
{
    public DateTimeOffset AsOf => Expected.GetProperty("asOf").GetDateTimeOffset();

    public TimeZoneInfo TimeZone => Expected.TryGetProperty("timeZone", out var zone) ? TimeZoneInfo.FindSystemTimeZoneById(zone.GetString()!) : TimeZoneInfo.Utc;

    public string? Status => Expected.TryGetProperty("status", out var status) ? status.GetString() : null;

    public IEnumerable<JsonProperty> Criteria => Expected.TryGetProperty("criteria", out var criteria) ? criteria.EnumerateObject() : [];

    public string Rule => Expected.TryGetProperty("rule", out var rule) ? rule.GetString()! : "";

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "cases");

    public static IEnumerable<(string Protocol, string Name)> All
        => from protocol in Directory.GetDirectories(Root)
           from folder in Directory.GetDirectories(protocol)
           where File.Exists(Path.Combine(folder, "expected.json"))
           orderby folder
           select (Path.GetFileName(protocol), Path.GetFileName(folder));

    public static ClinicalCase Load(string protocol, string name)
    {
        var folder = Path.Combine(Root, protocol, name);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        return new ClinicalCase(protocol, name, File.ReadAllBytes(Path.Combine(folder, "record.json")), expected.RootElement.Clone());
    }
}
