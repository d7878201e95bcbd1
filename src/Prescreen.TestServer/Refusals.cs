namespace Prescreen.TestServer;

/// <summary>Everything the server refuses, with its stable code; the status and issue type that go with it stand in <see cref="RefusalStatus"/>.</summary>
internal static class Refusals
{
    public const string GoneCode = "SRV-003";
    public const string PreconditionCode = "SRV-004";
    public const string MethodCode = "SRV-006";
    public const string MediaCode = "SRV-007";
    public const string AcceptCode = "SRV-008";
    public const string UnauthorizedCode = "SRV-009";
    public const string StoreCode = "SRV-017";
    public const string UnprocessableCode = "SRV-015";

    public static Problem UnknownType(string type) => new(ProblemKind.NotFound, "SRV-001", $"'{Short(type)}' isn't a resource type of this server.");

    public static Problem NotFound(string reference) => new(ProblemKind.NotFound, "SRV-002", "There is no such resource or version.") { Place = reference };

    public static Problem Gone(string reference) => new(ProblemKind.NotFound, GoneCode, "The resource was deleted.") { Place = reference };

    public static Problem Precondition(string text) => new(ProblemKind.Conflict, PreconditionCode, text);

    public static Problem NoRoute(string path) => new(ProblemKind.NotFound, "SRV-005", $"Nothing stands at '{Short(path)}'.");

    public static Problem Method(string method) => new(ProblemKind.Unsupported, MethodCode, $"{Short(method)} isn't supported here.");

    public static Problem MediaType(string? type) => new(ProblemKind.Unsupported, MediaCode, $"The body must be application/fhir+json, not '{Short(type ?? "")}'.");

    public static Problem Accept(string type) => new(ProblemKind.Unsupported, AcceptCode, $"The server answers application/fhir+json only, not '{Short(type)}'.");

    public static Problem Unauthorized(string text) => new(ProblemKind.Forbidden, UnauthorizedCode, text);

    public static Problem BadJson(string text, string? place) => new(ProblemKind.Invalid, "SRV-010", text) { Place = place };

    public static Problem BadResource(string text, string? place) => new(ProblemKind.Invalid, "SRV-011", text) { Place = place };

    public static Problem UnknownParameter(string type, string name)
        => new(ProblemKind.Invalid, "SRV-012", $"'{Short(name)}' isn't a search parameter of {type} here.") { Place = Short(name) };

    public static Problem BadValue(string name, string text) => new(ProblemKind.Invalid, "SRV-013", text) { Place = Short(name) };

    public static Problem BadBundle(string text, int entry) => new(ProblemKind.Invalid, "SRV-014", text) { Place = entry < 0 ? "Bundle" : $"Bundle.entry[{entry}]" };

    public static Problem Unprocessable(string text, string? place) => new(ProblemKind.Invalid, UnprocessableCode, text) { Place = place };

    public static Problem Ask(string text) => new(ProblemKind.Invalid, "SRV-016", text);

    public static Problem Store(int code) => new(ProblemKind.Unavailable, StoreCode, $"The store failed with SQLite's error {code}.");

    // Names come from the request: long ones are cut, so that no body ends up in an outcome.
    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
