namespace Prescreen.Cli.Demo.Hospital;

/// <summary>One synthetic patient: why they are in the demo, and where both screenings must end.</summary>
public sealed record DemoPatient
{
    /// <summary>The logical id of the Patient resource.</summary>
    public required string Id { get; init; }

    /// <summary>The short name of the story, unique in the hospital ("platelets-recover").</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for the narration.</summary>
    public required string Story { get; init; }

    /// <summary>The vendor whose habits of writing FHIR the chart imitates.</summary>
    public required string Dialect { get; init; }

    /// <summary>The status for cea-car-t when the play is over.</summary>
    public required ExpectedStatus ExpectedCea { get; init; }

    /// <summary>The status for her2-car-t when the play is over.</summary>
    public required ExpectedStatus ExpectedHer2 { get; init; }

    /// <summary>The story's name and the patient's id.</summary>
    public override string ToString() => $"{Name} (Patient/{Id})";
}
