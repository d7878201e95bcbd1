namespace Prescreen.Fhir.Auth;

/// <summary>Every way getting a token can fail, one factory each. None tells keys, assertions or tokens.</summary>
internal static class AuthProblems
{
    public static Problem NoKey()
        => new(ProblemKind.Invalid, "FHIR-121", "The key file holds no private key for RS384 (RSA, 2048 bits or more) or ES384 (P-384) with that kid.");

    public static Problem NoEndpoint()
        => new(ProblemKind.Invalid, "FHIR-122", "The server's smart-configuration names no token endpoint; set the token URL.");

    public static Problem InsecureEndpoint()
        => new(ProblemKind.Invalid, "FHIR-123", "The token endpoint isn't https, so nothing was sent to it.");

    public static Problem Refused(int status, string? error)
        => new(ProblemKind.Forbidden, "FHIR-124", $"The token endpoint refuses (HTTP {status}{(error is null ? "" : $", {error}")}); check client id, registered key and scopes.");

    public static Problem Unavailable(string reason, TimeSpan? retryAfter = null)
        => new(ProblemKind.Unavailable, "FHIR-125", $"The token endpoint can't be used now ({reason}).") { RetryAfter = retryAfter };

    public static Problem Unreadable()
        => new(ProblemKind.Invalid, "FHIR-126", "The answer isn't the JSON that OAuth asks for.");
}
