namespace Prescreen.TestServer.Auth;

/// <summary>What the sign-in page asks: one of some users and, where needed, the id of a patient; the request itself is carried along.</summary>
internal sealed record SignInQuestion(RegisteredApp App, Parameters Asked, IReadOnlyList<RegisteredUser> Users, bool NeedsPatient, string? Note);
