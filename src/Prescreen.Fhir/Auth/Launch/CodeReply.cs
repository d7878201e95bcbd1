namespace Prescreen.Fhir.Auth.Launch;

/// <summary>What a token endpoint gives for a code. Prints nothing of it. <see href="https://hl7.org/fhir/smart-app-launch/app-launch.html#response-5"/></summary>
/// <param name="IdToken">Who signed in, signed; not checked yet.</param>
/// <param name="Token">The access token; null where there is none of ours to use.</param>
/// <param name="Patient">The id of the patient whose chart was open; null where none was.</param>
internal sealed record CodeReply(string IdToken, AccessToken? Token, string? Patient)
{
    public override string ToString() => "code reply";
}
