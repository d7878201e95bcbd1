namespace Prescreen.Cli.Demo.Hospital;

/// <summary>One thing that happens during the play: <see cref="Json"/> is PUT to <c>{ResourceType}/{Id}</c>.</summary>
public sealed record PlayEvent
{
    /// <summary>When the hospital files it: after the play starts, not after it ends.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Creation, amendment or withdrawal.</summary>
    public required PlayKind Kind { get; init; }

    /// <summary>The logical id of the patient whose chart it is in.</summary>
    public required string PatientId { get; init; }

    /// <summary>The FHIR type, as in the path of the PUT.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The logical id that the client assigns.</summary>
    public required string Id { get; init; }

    /// <summary>The resource, UTF-8 JSON on one line.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>For the narration, without names: "platelets 76 → 92 for Patient/p07".</summary>
    public required string Description { get; init; }

    /// <summary>The path of the PUT: a chart never prints itself.</summary>
    public override string ToString() => $"{Kind} {ResourceType}/{Id}";
}
