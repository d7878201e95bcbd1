using Prescreen.TestServer;

namespace Prescreen.Browser.Support;

/// <summary>Who works at the site.</summary>
internal static class Staff
{
    public const string Cea = "cea-car-t";
    public const string Her2 = "her2-car-t";

    /// <summary>Coordinates both studies.</summary>
    public static RegisteredUser Ada { get; } = new("ada", "Ada Lindqvist") { FhirUser = "Practitioner/ada" };

    /// <summary>Coordinates both as well, so that two can decide at once.</summary>
    public static RegisteredUser Bao { get; } = new("bao", "Bao Zhang") { FhirUser = "Practitioner/bao" };

    /// <summary>Coordinates cea-car-t only.</summary>
    public static RegisteredUser Cem { get; } = new("cem", "Cem Arslan") { FhirUser = "Practitioner/cem" };

    /// <summary>Coordinates cea-car-t only, and tries everything else.</summary>
    public static RegisteredUser Dee { get; } = new("dee", "Dee Okafor") { FhirUser = "Practitioner/dee" };

    /// <summary>Reads her2-car-t only.</summary>
    public static RegisteredUser Rea { get; } = new("rea", "Rea Kowalska") { FhirUser = "Practitioner/rea" };

    /// <summary>Works here, and has no study.</summary>
    public static RegisteredUser Noa { get; } = new("noa", "Noa Peretz") { FhirUser = "Practitioner/noa" };

    /// <summary>Signs in at the provider, not at the EHR, and coordinates both.</summary>
    public static RegisteredUser Ola { get; } = new("ola", "Ola Nilsen") { Email = "ola@site.example" };

    public static IReadOnlyList<RegisteredUser> AtEhr { get; } = [Ada, Bao, Cem, Dee, Rea, Noa];

    /// <summary>Who may what, as a site configures it.</summary>
    public static IReadOnlyDictionary<string, string?> Access { get; } = new Dictionary<string, string?>
    {
        [$"Prescreen:Worklist:Access:{Cea}:Coordinators"] = "Practitioner/ada, Practitioner/bao, Practitioner/cem, Practitioner/dee, user:ola",
        [$"Prescreen:Worklist:Access:{Her2}:Coordinators"] = "Practitioner/ada, Practitioner/bao, user:ola",
        [$"Prescreen:Worklist:Access:{Her2}:Readers"] = "Practitioner/rea",
    };
}
