using System.Globalization;
using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>
/// The record of one patient while it is written. What is filed after the play starts becomes part of the play, the rest is there before.
/// </summary>
internal sealed class Chart(string patientId, string previousPatientId, Dialect dialect, DemoCalendar calendar, Random random)
{
    private readonly List<DemoResource> versions = [];
    private readonly Dictionary<string, int> numbers = [];
    private readonly Dictionary<LabTest, decimal> values = [];

    public string PatientId { get; } = patientId;

    /// <summary>The patient registered before this one, for mix-ups and merges; empty for the first.</summary>
    public string PreviousPatientId { get; } = previousPatientId;

    public Dialect Dialect { get; } = dialect;

    public DemoCalendar Calendar { get; } = calendar;

    public Random Random { get; } = random;

    public IReadOnlyList<DemoResource> Versions => versions;

    /// <summary>A resource of this patient with the next id of its kind.</summary>
    public JsonObject Start(string resourceType, string kind)
    {
        var number = numbers.GetValueOrDefault(kind) + 1;
        numbers[kind] = number;
        return new JsonObject
        {
            ["resourceType"] = resourceType,
            ["id"] = $"{PatientId}-{kind}-{number.ToString("D2", CultureInfo.InvariantCulture)}",
        };
    }

    /// <summary>The reference to this patient, with a display only where the vendor sends one.</summary>
    public JsonObject Subject() => FhirElements.Reference($"Patient/{PatientId}");

    public string Instant(DateTimeOffset at) => FhirElements.Instant(at, Dialect);

    /// <summary>The time of the morning round at the patient's own site, as an instant of the same UTC day.</summary>
    public DateTimeOffset Morning(int daysBefore) => Calendar.At(daysBefore, Dialect.IsChinese ? 0 : 7 - Dialect.Offset.Hours, 30);

    /// <summary>Remembers a laboratory value and gives the one before, or null for the first.</summary>
    public decimal? Replace(LabTest test, decimal value)
    {
        decimal? before = values.TryGetValue(test, out var last) ? last : null;
        values[test] = value;
        return before;
    }

    /// <summary>Files a resource at the instant at which the hospital knows it, and gives its reference.</summary>
    public string File(JsonObject resource, DateTimeOffset at, string description, PlayKind kind = PlayKind.Create)
    {
        var version = new DemoResource(at, kind, resource, $"{description} for Patient/{PatientId}");
        versions.Add(version);
        return version.Path;
    }

    /// <summary>The reference of the last resource of a kind ("lvef").</summary>
    public string Last(string kind) => versions.Last(version => version.Id.Contains($"-{kind}-", StringComparison.Ordinal)).Path;

    /// <summary>Files a new version of a resource that is already in the chart.</summary>
    public void Amend(string path, DateTimeOffset at, string description, Action<JsonObject> change, PlayKind kind = PlayKind.Amend)
    {
        var next = versions.Last(version => version.Path == path).Json.DeepClone().AsObject();
        change(next);
        File(next, at, description, kind);
    }

    /// <summary>Withdraws a resource in the vendor's own spelling.</summary>
    public void Withdraw(string path, DateTimeOffset at, string description)
        => Amend(path, at, description, resource => resource["status"] = Dialect.EnteredInError, PlayKind.EnteredInError);
}
