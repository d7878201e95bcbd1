namespace Prescreen.TestServer;

/// <summary>What a classic rest-hook with a payload does. See http://hl7.org/fhir/R4/subscription.html#2.46.7.1.</summary>
public enum ClassicPayloadForm
{
    /// <summary>As R4 says and HAPI does: PUT {endpoint}/{type}/{id}.</summary>
    PutResource,

    /// <summary>As Medplum does: POST of the resource to the endpoint itself.</summary>
    PostBody,
}
