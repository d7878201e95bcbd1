using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>One status over the codes of four resources. https://hl7.org/fhir/R4/valueset-medicationrequest-status.html and its sisters.</summary>
internal static class MedicationStatuses
{
    public static MedicationStatus Of(JsonObject resource, MedicationKind kind, ReadOnlySpan<byte> status)
        => resource["doNotPerform"u8].IsTrue ? MedicationStatus.NotTaken
        : kind is MedicationKind.Request && IsNoOrder(resource["intent"u8].Code()) && Of(status) is MedicationStatus.Active ? MedicationStatus.Intended
        : Of(status);

    private static MedicationStatus Of(ReadOnlySpan<byte> status) => status switch
    {
        _ when status.SequenceEqual("active"u8) || status.SequenceEqual("in-progress"u8) => MedicationStatus.Active,
        _ when status.SequenceEqual("completed"u8) => MedicationStatus.Completed,
        _ when status.SequenceEqual("stopped"u8) || status.SequenceEqual("on-hold"u8) => MedicationStatus.Stopped,
        _ when status.SequenceEqual("draft"u8) || status.SequenceEqual("intended"u8) || status.SequenceEqual("preparation"u8) => MedicationStatus.Intended,
        _ when status.SequenceEqual("not-done"u8) || status.SequenceEqual("not-taken"u8) || status.SequenceEqual("declined"u8)
            || status.SequenceEqual("cancelled"u8) => MedicationStatus.NotTaken,
        _ => MedicationStatus.Unknown,
    };

    private static bool IsNoOrder(ReadOnlySpan<byte> intent)
        => intent.SequenceEqual("proposal"u8) || intent.SequenceEqual("option"u8);
}
