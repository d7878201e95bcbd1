using System.Collections.Immutable;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Subscriptions;

namespace Prescreen.Screening.CatchUp;

/// <summary>What of the EHR is watched for the active protocols, by subscriptions and by catch-up alike.</summary>
public static class WatchPlan
{
    // Known by prefix or by words too, so that no list of codes would tell of all of them.
    private static readonly ImmutableArray<string> Whole =
    [
        "AllergyIntolerance", "Condition", "Consent", "DiagnosticReport", "DocumentReference", "MedicationAdministration", "MedicationDispense",
        "MedicationRequest", "MedicationStatement", "Patient", "Procedure",
    ];

    private static readonly ImmutableArray<string> NotOfResults =
        ["http://www.whocc.no/atc", "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-cm"];

    /// <summary>The plan: results by the codes of the value sets, everything else by type; only types the server can search (empty: all).</summary>
    public static SubscriptionPlan Of(ActiveProtocols protocols, ServerCapabilities server)
    {
        var codes = protocols.All.SelectMany(protocol => protocol.Concepts).Distinct()
            .SelectMany(protocols.Vocabulary.ExactCodes)
            .Where(code => !NotOfResults.Contains(code.System))
            .Select(code => new Coding(code.System.Length == 0 ? null : code.System, code.Code))
            .Distinct()
            .ToImmutableArray();
        var wishes = Whole.Select(type => new WantedCodes(type, [])).Prepend(new WantedCodes("Observation", codes));
        return SubscriptionPlan.Of(wishes.Where(wish => server.Types.IsEmpty || server.Can(wish.ResourceType, "search-type")));
    }
}
