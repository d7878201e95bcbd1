using Prescreen.Fhir.Auth.Launch;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>What the installation calls somebody who signed in.</summary>
internal sealed class People(WorklistSystem system)
{
    private readonly Roles roles = new(system.Settings, system.System.Protocols);

    public Session SessionOf(SignedInPerson person, RelyingParty party)
    {
        // Another server's Practitioner/7 and Patient/7 are other people.
        var isOurEhr = party.IsSmart && Same(party.Issuer, system.System.Settings.Ehr);
        var now = system.SignInTime.GetUtcNow();
        var id = person.FhirUser is not { } fhirUser ? $"user:{person.Subject}" : isOurEhr ? fhirUser : $"{party.Issuer.OriginalString.TrimEnd('/')}/{fhirUser}";
        return new Session
        {
            UserId = id,
            Name = person.Name ?? id,
            Practitioner = isOurEhr ? person.FhirUser : null,
            Email = person.Email,
            LaunchPatient = isOurEhr && person.Patient is { } patient ? $"Patient/{patient}" : null,
            FormKey = SessionKeeper.RandomKey(),
            SignedInAt = now,
            SeenAt = now,
        };
    }

    public Session Demo(string name)
    {
        var now = system.SignInTime.GetUtcNow();
        return new Session { UserId = "user:demo", Name = name, IsDemo = true, FormKey = SessionKeeper.RandomKey(), SignedInAt = now, SeenAt = now };
    }

    public WorklistUser UserOf(Session session) => roles.Of(session);

    private static bool Same(Uri one, Uri other) => one.AbsoluteUri.TrimEnd('/') == other.AbsoluteUri.TrimEnd('/');
}
