namespace Prescreen.Fhir.Text;

/// <summary>Why words of a report were not read. Each leaves the report unread for a person; texts never hold the report's words.</summary>
internal static class TextProblems
{
    public static Problem TooLong()
        => new(ProblemKind.Invalid, "FHIR-171", $"The report is longer than {TextLimits.MostCharacters} characters or {TextLimits.MostBytes} bytes: a person must read it.");

    public static Problem UnknownType()
        => new(ProblemKind.Unsupported, "FHIR-172", "The attachment is of a type whose words can't be read here (a picture, perhaps): a person must read it.");

    public static Problem Undecodable()
        => new(ProblemKind.Invalid, "FHIR-173", "Not all of the attachment's bytes are characters of its charset: a person must read it.");

    public static Problem LockedPdf()
        => new(ProblemKind.Invalid, "FHIR-174", "The PDF is damaged or asks for a password: a person must read it.");

    public static Problem NoPdfReader()
        => new(ProblemKind.Unsupported, "FHIR-175", "PDFs can't be read here: install pdftotext (Debian's package poppler-utils) on this machine.");

    public static Problem SlowPdf(TimeSpan longest)
        => new(ProblemKind.Invalid, "FHIR-176", $"The PDF took longer than {longest.TotalSeconds:0} seconds: a person must read it.");

    public static Problem NoWords()
        => new(ProblemKind.Invalid, "FHIR-177", "The attachment, or a page of it, holds no words (a scan, perhaps): a person must read it.");

    public static Problem DamagedRtf()
        => new(ProblemKind.Invalid, "FHIR-178", "The RTF is cut off or nested too deep: a person must read it.");

    public static Problem TooMany()
        => new(ProblemKind.Invalid, "FHIR-179", $"The report has more than {TextLimits.MostAttachments} attachments: the rest wasn't read, and a person must read it.");

    public static Problem NoBinary()
        => new(ProblemKind.NotFound, "FHIR-180", "The Binary that holds the attachment isn't in the input: a person must read it.");

    public static Problem Elsewhere()
        => new(ProblemKind.Forbidden, "FHIR-181", "The attachment lies at an address that is no Binary of this FHIR server, and isn't fetched: a person must read it.");

    public static Problem NotFetched()
        => new(ProblemKind.Invalid, "FHIR-182", "The patient has more documents than are fetched for one screening: this one wasn't, and a person must read it.");

    public static Problem OthersNotFetched()
        => new(ProblemKind.Invalid, "FHIR-184", "The patient has more documents than are fetched for one screening: older ones, of types no trial asks for, weren't read.");

    public static Problem NoData()
        => new(ProblemKind.Invalid, "FHIR-183", "The Binary holds no data: a person must read the attachment.");
}
