namespace Prescreen.TestServer.Auth;

/// <summary>What was open in the EHR when an app was launched from it; each part may be null. A class, so that nothing prints the patient.</summary>
internal sealed class LaunchContext(string? patient, string? encounter, RegisteredUser? user)
{
    public static LaunchContext None { get; } = new(null, null, null);

    public string? Patient => patient;

    public string? Encounter => encounter;

    public RegisteredUser? User => user;
}
