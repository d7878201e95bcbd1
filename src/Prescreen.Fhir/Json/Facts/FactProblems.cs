namespace Prescreen.Fhir.Json.Facts;

/// <summary>What can be wrong with a resource or a file of them. Texts name elements, never values.</summary>
internal static class FactProblems
{
    public static Problem Damaged(long offset)
        => new(ProblemKind.Invalid, "FHIR-150", $"The JSON is damaged or nested too deep at byte {offset}: this resource was left out.");

    public static Problem NotUtf8()
        => new(ProblemKind.Invalid, "FHIR-151", "The bytes aren't UTF-8: the damaged characters were replaced.");

    public static Problem LoneSurrogate()
        => new(ProblemKind.Invalid, "FHIR-152", "A text holds half a surrogate pair: it was replaced.");

    public static Problem Duplicate(string member)
        => new(ProblemKind.Invalid, "FHIR-153", $"The member '{Safe(member)}' stands twice in one object: the last one counts.");

    public static Problem Number()
        => new(ProblemKind.Invalid, "FHIR-154", "This isn't a number that can be held exactly: the value stays unread and a person must look at it.");

    public static Problem Date()
        => new(ProblemKind.Invalid, "FHIR-155", "This isn't a FHIR date: it stays unread and a person must look at it.");

    public static Problem Comparator()
        => new(ProblemKind.Invalid, "FHIR-156", "The comparator isn't one of <, <=, >=, >: the value stays unread and a person must look at it.");

    public static Problem Attachment()
        => new(ProblemKind.Invalid, "FHIR-157", "The attachment's data isn't base64: its text wasn't read.");

    public static Problem NoSubject()
        => new(ProblemKind.Invalid, "FHIR-158", "The resource names no patient: it was ignored.");

    public static Problem OtherPatient()
        => new(ProblemKind.Invalid, "FHIR-159", "The resource belongs to another patient: it was refused.");

    public static Problem MissingMedication()
        => new(ProblemKind.NotFound, "FHIR-160", "The Medication it refers to isn't in the input: the drug is known by its display only, if at all.");

    public static Problem MissingContained()
        => new(ProblemKind.Invalid, "FHIR-161", "The contained resource it refers to isn't there.");

    public static Problem NotFhir()
        => new(ProblemKind.Invalid, "FHIR-162", "This is JSON, but no FHIR resource: resourceType is missing.");

    public static Problem NotJson()
        => new(ProblemKind.Invalid, "FHIR-163", "This isn't JSON (a web page, perhaps): nothing was read.");

    public static Problem Outcome()
        => new(ProblemKind.Invalid, "FHIR-164", "This is the server's OperationOutcome in place of data: what was asked for isn't here.");

    public static Problem TruncatedBundle(int entries, long offset)
        => new(ProblemKind.Invalid, "FHIR-165", $"The Bundle is damaged at byte {offset}: the {entries} entries before were read, the rest is lost.");

    public static Problem Unreadable()
        => new(ProblemKind.Unavailable, "FHIR-166", "The file can't be opened or read.");

    public static Problem NoInput()
        => new(ProblemKind.NotFound, "FHIR-167", "There is no such file or folder, or the folder holds no *.json or *.ndjson.");

    public static Problem UnresolvedPatient()
        => new(ProblemKind.NotFound, "FHIR-168", "The patient it refers to isn't in the input: what is known of that patient is incomplete.");

    public static Problem LineTooLong(int longest)
        => new(ProblemKind.Invalid, "FHIR-169", $"The line is longer than {longest} bytes: it was left out.");

    public static Problem NotAnElement()
        => new(ProblemKind.Invalid, "FHIR-170", "The element has the wrong JSON type: it stays unread.");

    /// <summary>Element names only: whatever else stands where a name belongs may be data.</summary>
    private static string Safe(string member)
        => member.Length <= 40 && member.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_') ? member : "…";
}
