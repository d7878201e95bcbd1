using Prescreen.Fhir.Json;

namespace Prescreen.Screening.Records;

/// <summary>The resources of one patient as they come in, from several searches at once.</summary>
internal sealed class ResourcePile(Uri baseUrl)
{
    private readonly Lock door = new();
    private readonly List<(ReadOnlyMemory<byte> Json, string Place, string? FullUrl)> resources = [];
    private readonly HashSet<string> medications = new(StringComparer.Ordinal);
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);

    /// <summary>All resources; only once everything is in.</summary>
    public IReadOnlyList<(ReadOnlyMemory<byte> Json, string Place, string? FullUrl)> Resources => resources;

    public void Add(ReadOnlyMemory<byte> json, string place, string? fullUrl)
    {
        var isHead = ResourceHead.Read(json.Span).TryGet(out var head, out _);
        var medication = isHead && head!.Type.StartsWith("Medication", StringComparison.Ordinal) && head.Type != "Medication"
            ? MedicationLinks.IdIn(json.Span, baseUrl)
            : null;
        lock (door)
        {
            resources.Add((json, place, fullUrl));
            if (isHead && head is { Type: "Medication", Id: { } id })
            {
                medications.Add(id);
            }

            if (medication is not null)
            {
                wanted.Add(medication);
            }
        }
    }

    /// <summary>The ids of the Medications that are referred to and aren't here.</summary>
    public IReadOnlyList<string> MissingMedications() => [.. wanted.Except(medications, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public override string ToString() => $"{resources.Count} resources";
}
