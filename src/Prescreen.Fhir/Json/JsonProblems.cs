namespace Prescreen.Fhir.Json;

/// <summary>Every way the non-clinical resources can be unreadable, one factory each.</summary>
internal static class JsonProblems
{
    public static Problem Damaged(string type, long at)
        => new(ProblemKind.Invalid, "FHIR-141", $"Not readable JSON near byte {at}.") { Place = type };

    public static Problem WrongType(string expected)
        => new(ProblemKind.Invalid, "FHIR-142", $"Not a {expected} (resourceType).") { Place = expected };

    public static Problem Missing(string type, string element)
        => new(ProblemKind.Invalid, "FHIR-143", "A required element is missing.") { Place = $"{type}: {element}" };
}
