namespace Prescreen.Screening.WriteBack;

/// <summary>The canonical addresses of what is Prescreen's own in the resources it writes.</summary>
public static class PrescreenUrls
{
    /// <summary>What all of them begin with.</summary>
    internal const string Root = "https://prescreen.example/fhir";

    /// <summary>Identifiers of all we write.</summary>
    public const string Identifiers = $"{Root}/sid";

    /// <summary>Extension of ResearchSubject: the status the machine wrote last. Where it differs from the status, a person was there.</summary>
    public const string MachineStatus = $"{Root}/StructureDefinition/machine-status";

    /// <summary>Extension of ResearchSubject and the assessment: what the last assessment said.</summary>
    public const string Fingerprint = $"{Root}/StructureDefinition/assessment-fingerprint";

    /// <summary>Extension of ResearchSubject: the person who looks after it.</summary>
    public const string AssignedTo = $"{Root}/StructureDefinition/assigned-to";

    /// <summary>Extension of ResearchSubject: what a person decided last, in parts.</summary>
    public const string Decision = $"{Root}/StructureDefinition/decision";

    /// <summary>Extension of a component: a resource the outcome rests on.</summary>
    public const string Evidence = $"{Root}/StructureDefinition/evidence";

    /// <summary>Extension of a component: coded, narrative or derived.</summary>
    public const string Basis = $"{Root}/StructureDefinition/basis";

    /// <summary>Extension of a component: the day on which time alone changes the outcome.</summary>
    public const string ChangesAt = $"{Root}/StructureDefinition/changes-at";

    /// <summary>Codes of assessment and lists.</summary>
    public const string Codes = $"{Root}/CodeSystem/prescreen";

    /// <summary>Outcomes of criteria.</summary>
    public const string Outcomes = $"{Root}/CodeSystem/outcome";

    /// <summary>Sorts of tasks.</summary>
    public const string Tasks = $"{Root}/CodeSystem/task";

    /// <summary>What people do about subjects.</summary>
    public const string DecisionActs = $"{Root}/CodeSystem/decision-act";

    /// <summary>Why people dismiss subjects.</summary>
    public const string DecisionReasons = $"{Root}/CodeSystem/decision-reason";

    /// <summary>The criteria of a protocol, by id.</summary>
    public static string Criteria(string protocol) => $"{Root}/CodeSystem/criteria-{protocol}";

    /// <summary>A protocol's file as a Library, without version.</summary>
    public static string Library(string protocol) => $"{Root}/Library/{protocol}";

    /// <summary>One version of it.</summary>
    public static string Library(string protocol, string version) => $"{Library(protocol)}|{version}";

    /// <summary>One version of it in the very bytes that were evaluated, for Provenance.policy: a version may be changed without a new number, its fingerprint can't.</summary>
    public static string Library(string protocol, string version, string fingerprint) => $"{Library(protocol, version)}#{fingerprint}";

    /// <summary>A value set of the engine's vocabulary, by its id.</summary>
    public static string ValueSet(string id) => $"{Root}/ValueSet/{id}";
}
