namespace Prescreen.Screening.WriteBack;

/// <summary>The subject as it stands after writing; all null where there is none and none was to be made.</summary>
public sealed record WrittenSubject
{
    /// <summary>No subject.</summary>
    public static WrittenSubject None { get; } = new();

    /// <summary>"ResearchSubject/1".</summary>
    public string? Reference { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>Its status, the machine's or a person's.</summary>
    public string? Status { get; init; }

    /// <summary>What people do with it.</summary>
    public SubjectWork Work { get; init; } = SubjectWork.None;

    /// <summary>True where a person set the status.</summary>
    public bool IsPersons { get; init; }
}
