using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols.Criteria;

/// <summary>No record can decide it: <c>judgement: investigator</c> or <c>judgement: patient</c>.</summary>
public sealed record JudgementCriterion : Criterion
{
    internal const string Key = "judgement";

    /// <summary>True where the patient decides, false where the investigator does.</summary>
    public required bool IsPatients { get; init; }

    internal static JudgementCriterion Read(CriterionHeader header, YamlSection section) => new()
    {
        Id = header.Id,
        Text = header.Text,
        Category = header.Category,
        Exempt = header.Exempt,
        IsPatients = section.OneOf(Key, false, ("patient", true), ("investigator", false)),
    };
}
