namespace Prescreen.TestServer;

/// <summary>A SMART Backend Services client: its id and its public keys as a JSON Web Key Set. See http://hl7.org/fhir/smart-app-launch/backend-services.html.</summary>
public sealed record RegisteredClient(string ClientId, string JsonWebKeySet);
