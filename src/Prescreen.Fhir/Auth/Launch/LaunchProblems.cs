namespace Prescreen.Fhir.Auth.Launch;

/// <summary>Every way a sign-in can fail, one factory each. None tells tokens, codes, states or who it was.</summary>
internal static class LaunchProblems
{
    public static Problem NoIdToken()
        => new(ProblemKind.Forbidden, "FHIR-190", "The token endpoint gave no id_token: register the scopes openid and fhirUser for our client.");

    public static Problem IncompleteMetadata(string lacks)
        => new(ProblemKind.Invalid, "FHIR-191", $"The server's discovery document lacks {lacks}.");

    public static Problem NoChallenge()
        => new(ProblemKind.Unsupported, "FHIR-192", "The authorization server doesn't offer PKCE with S256, without which a code could be stolen.");

    public static Problem UnsafeMetadata()
        => new(ProblemKind.Invalid, "FHIR-193", "The server's discovery document names an address that isn't https.");

    public static Problem OtherIssuer()
        => new(ProblemKind.Forbidden, "FHIR-194", "The discovery document is of another issuer than the one that is set; set exactly what it calls itself.");

    public static Problem BadIdToken(string what)
        => new(ProblemKind.Forbidden, "FHIR-195", $"The id_token isn't valid: {what}.");

    public static Problem NoFhirUser()
        => new(ProblemKind.Forbidden, "FHIR-196", "The EHR doesn't tell who signs in as a Practitioner or PractitionerRole of its own (claim fhirUser); patients and relatives have no access here.");
}
