using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>The numeric results of a lab.</summary>
internal static class LabResults
{
    /// <summary>Those found by code; a result of two of its value sets comes twice.</summary>
    public static IEnumerable<ResultFact> Of(LabDefinition lab, PatientRecord record)
        => lab.Codes.SelectMany(concept => record.Of(concept).ToArray().OfType<ResultFact>().Where(result => result.Concepts.Contains(concept)))
            .Where(result => result.Value is { Kind: ValueKind.Quantity } value && (value.Low ?? value.High) is not null);
}
